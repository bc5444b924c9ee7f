# diembao: `make run` to try it here, `make test` for every test, `make help` for the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# Where `make install` puts things; DESTDIR stands before all of them.
prefix       ?= /usr
bindir       ?= $(prefix)/bin
sbindir      ?= $(prefix)/sbin
mandir       ?= $(prefix)/share/man
docdir       ?= $(prefix)/share/doc/diembao
libdir       ?= $(prefix)/lib
# What people don't run themselves; diembao and diembaod look for it here, from where they stand.
libexecdir   ?= $(prefix)/libexec
sysconfdir   ?= /etc
# Where Debian 12's systemd and debhelper look for units.
unitdir      ?= /lib/systemd/system
bashcompdir  ?= $(prefix)/share/bash-completion/completions
zshcompdir   ?= $(prefix)/share/zsh/vendor-completions
fishcompdir  ?= $(prefix)/share/fish/vendor_completions.d

# The binaries carry Swift's libraries and all data in them. Relocations are read-only once they are resolved, and stacks are never
# executable: the unit forbids such memory, and a daemon that asked for it could start no thread.
swift_release := swift build -c release --static-swift-stdlib -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now -Xlinker -z -Xlinker noexecstack
release       := .build/release
dist          := dist

install_program ?= install -m 0755 -s
install_file    := install -m 0644

.PHONY: help
help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: run
run: build ## Build, and run diembaod here in the foreground on var/inbox and var/reports, until Ctrl-C
	@scripts/run-here

.PHONY: build
build: ## Install what is missing, and build .build/release/diembao, diembaod and diembao-reader
	@scripts/prepare build
	@$(MAKE) --no-print-directory release

.PHONY: test
test: ## Install what is missing, and run every test, the end-to-end test in a systemd of its own included
	@scripts/prepare build test
	@scripts/test

.PHONY: end-to-end
end-to-end: ## Build the package, and test it as a user would meet it (as root)
	@scripts/prepare build test
	@$(MAKE) --no-print-directory deb
	Tests/EndToEnd/run $(dist)/diembao_*.deb

.PHONY: faults
faults: ## Kill, fill up, deceive and starve the daemon (docs/RELIABILITY.md; about two hours, as root); FAULTS="--quick 12"
	@scripts/prepare build test
	@$(MAKE) --no-print-directory release
	Tests/Faults/run $(FAULTS)

.PHONY: tsan
tsan: ## Run the tests of what has threads under the thread sanitizer (about ten minutes)
	@scripts/prepare build
	@scripts/tsan

.PHONY: fuzz
fuzz: ## Search all that reads bytes from outside for faults, SECONDS=60 for each kind
	@scripts/prepare build
	Tests/Fuzz/run all $(or $(SECONDS),60)

.PHONY: browser
browser: ## Test the page of `diembao show --html` in Chromium, which is installed where it is missing
	@scripts/prepare build browser
	swift build --product diembao
	Tests/Browser/run .build/debug/diembao

# A build of its own, for testing: only such a one can run the core's passes alone.
.PHONY: bench
bench: ## Measure the analysis pass by pass, on made-up articles or on ARTICLES=FILE.jsonl
	@scripts/prepare build
	$(swift_release) --scratch-path .build-bench --product diembao-bench -Xswiftc -enable-testing -Xswiftc -DTESTABLE
	@test -n "$(ARTICLES)" || python3 Tests/Shared/articles.py 1000 >.build-bench/articles.jsonl
	@taskset -c 0 .build-bench/release/diembao-bench $(or $(ARTICLES),.build-bench/articles.jsonl)

.PHONY: lint
lint: ## Check the format of the Swift sources, the scripts and the manual pages
	@scripts/prepare build test
	@scripts/lint

.PHONY: deb
deb: ## Build the Debian package dist/diembao_*.deb
	@scripts/prepare build test
	rm -rf $(dist)
	mkdir $(dist)
	DIEMBAO_DIST=$(dist) dpkg-buildpackage --unsigned-source --unsigned-changes --build=binary \
		--buildinfo-option=-u$(dist) --buildinfo-file=$(dist)/diembao.buildinfo \
		--changes-option=-u$(dist) --changes-file=$(dist)/diembao.changes

.PHONY: models
models: ## Build the models and weights anew (an hour and a half, 10 GB of memory; docs/DATA.md says from what)
	@scripts/prepare build
	@scripts/train

.PHONY: prepared
prepared: ## Make anew what is made of tables and models beforehand, after a change of them (docs/DATA.md says of which)
	@scripts/prepare build
	swift build -c release --product diembao-train
	$(release)/diembao-train prepare --output Sources/CDiembaoData/models/prepared.model

.PHONY: eval
eval: build ## Say how accurate the analysis is (docs/ACCURACY.md)
	@scripts/evaluate

.PHONY: clean
clean: ## Remove what was built; var/ with its inbox and reports stays
	rm -rf .build .build-bench .build-fuzz .build-tsan $(dist) debian/diembao debian/.debhelper debian/files debian/*.substvars \
		debian/*.debhelper debian/debhelper-build-stamp

# What follows is for the above and for packagers.

# The binaries, and the completions that diembao writes about itself.
.PHONY: release
release:
	$(swift_release) --product diembao
	$(swift_release) --product diembaod
	$(swift_release) --product diembao-reader
	@mkdir -p $(release)/completions
	@for shell in bash zsh fish; do \
		$(release)/diembao --generate-completion-script $$shell >$(release)/completions/$$shell || exit; done
	@sed -i '1{/^#!/d}' $(release)/completions/bash

.PHONY: install
install: ## Install what `make build` built below DESTDIR and prefix (/usr)
	@test -x $(release)/diembaod || { echo "Nothing is built yet: make build" >&2; exit 1; }
	install -d $(addprefix $(DESTDIR), $(bindir) $(sbindir) $(libexecdir)/diembao $(mandir)/man1 $(mandir)/man5 $(mandir)/man8 $(docdir) \
		$(unitdir) $(libdir)/sysusers.d $(libdir)/tmpfiles.d $(libdir)/systemd/catalog $(sysconfdir)/diembao \
		$(bashcompdir) $(zshcompdir) $(fishcompdir))
	$(install_program) $(release)/diembao $(DESTDIR)$(bindir)/diembao
	$(install_program) $(release)/diembaod $(DESTDIR)$(sbindir)/diembaod
	$(install_program) $(release)/diembao-reader $(DESTDIR)$(libexecdir)/diembao/diembao-reader
	$(install_file) etc/diembao/* $(DESTDIR)$(sysconfdir)/diembao
	$(install_file) systemd/diembaod.service $(DESTDIR)$(unitdir)/diembaod.service
	$(install_file) systemd/diembao.sysusers.conf $(DESTDIR)$(libdir)/sysusers.d/diembao.conf
	$(install_file) systemd/diembao.tmpfiles.conf $(DESTDIR)$(libdir)/tmpfiles.d/diembao.conf
	$(install_file) systemd/diembao.catalog systemd/diembao.vi.catalog $(DESTDIR)$(libdir)/systemd/catalog
	$(install_file) docs/man/*.1 $(DESTDIR)$(mandir)/man1
	$(install_file) docs/man/*.5 $(DESTDIR)$(mandir)/man5
	$(install_file) docs/man/*.8 $(DESTDIR)$(mandir)/man8
	$(install_file) README.md docs/report.schema.json $(DESTDIR)$(docdir)
	$(install_file) $(release)/completions/bash $(DESTDIR)$(bashcompdir)/diembao
	$(install_file) $(release)/completions/zsh $(DESTDIR)$(zshcompdir)/_diembao
	$(install_file) $(release)/completions/fish $(DESTDIR)$(fishcompdir)/diembao.fish
