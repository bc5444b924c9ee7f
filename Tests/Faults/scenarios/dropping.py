"""Files come in ways that give the kernel little to tell."""

from scenarios import scenario


@scenario(12)
def moved_folder(trial):
    """A folder gives one event, its files none."""
    count = trial.size(2_000, 50_000)
    daemon = trial.daemon().start()
    trial.short_articles(trial.folder / "outside", count)
    (trial.folder / "outside").rename(daemon.inbox / "moved")
    daemon.sync(1200)
    return f"{trial.check(daemon)} files in one rename"
