#define TOML_HEADER_ONLY 1
// toml++ 3.3 asserts what a broken file does not keep ("[[" at the end of a line), before it comes to report that as
// an error; with NDEBUG the compiler would even rely on it. A slip in the configuration must not end a running service.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include "CTOML.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace {

/// How deep lists and inline tables may stand in one another, and how many dots a key may have. People write three or four.
constexpr int deepest = 16;

/// Looks for what stands deeper, before toml++ makes a tree of it: it makes, walks over and frees one by recursion, as we do, and counts
/// only the brackets; a key of 20 kB that is all dots was the end of the stack. A tree within the bound has some 300 levels.
///
/// As far as a document is TOML, this tells its strings and comments as toml++ does, and what follows a fault toml++ does not read.
struct DepthScan {
    std::string_view toml;
    size_t at = 0;
    uint32_t line = 1;
    size_t line_start = 0;

    bool starts(const char *mark) const { return toml.compare(at, 3, mark) == 0; }

    /// Steps over a string; `at` is its first quotation mark.
    void skip_string() {
        const char quote = toml[at];
        const bool is_long = starts(quote == '"' ? "\"\"\"" : "'''");
        size_t run = 0;
        for (at += is_long ? 3 : 1; at < toml.size(); at++) {
            const char byte = toml[at];
            if (byte == '\n') {
                if (!is_long) return;
                line++;
                line_start = at + 1;
            }
            // Two of the marks may stand at the end of a long string, as its last letters.
            run = byte == quote ? run + 1 : 0;
            if (run == (is_long ? 3 : 1)) {
                for (at++; is_long && run < 5 && at < toml.size() && toml[at] == quote; at++) run++;
                return;
            }
            if (byte == '\\' && quote == '"' && at + 1 < toml.size() && toml[at + 1] != '\n') at++;
        }
    }

    /// Whether there is such a place; it is where the scan stands then.
    bool finds_too_deep() {
        int open = 0;
        int dots = 0;
        while (at < toml.size()) {
            switch (toml[at]) {
            case '"':
            case '\'': skip_string(); continue;
            case '#':
                at = std::min(toml.find('\n', at), toml.size());
                continue;
            case '.':
                if (++dots > deepest) return true;
                break;
            case '[':
            case '{':
                if (++open > deepest) return true;
                dots = 0;
                break;
            case ']':
            case '}':
                open = std::max(open - 1, 0);
                dots = 0;
                break;
            case '\n':
                line++;
                line_start = at + 1;
                [[fallthrough]];
            case '=':
            case ',': dots = 0; break;
            default: break;
            }
            at++;
        }
        return false;
    }
};

struct Walk {
    void *context;
    ctoml_visit visit;

    void leaf(const std::string &path, ctoml_type type, const toml::node &node, std::string_view text = {},
              int64_t integer = 0, double number = 0, bool boolean = false) const {
        const auto at = node.source().begin;
        visit(context, path.data(), path.size(), type, text.data(), text.size(), integer, number, boolean, at.line,
              at.column);
    }

    void node(const std::string &path, const toml::node &value) const {
        if (const auto *table = value.as_table()) {
            if (!path.empty()) leaf(path, CTOML_TABLE, value);
            // toml++ keeps keys sorted; messages should come in the order of the file.
            std::vector<std::pair<const toml::key *, const toml::node *>> members;
            for (auto &&[key, member] : *table) members.emplace_back(&key, &member);
            std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) {
                return a.second->source().begin < b.second->source().begin;
            });
            for (const auto &[key, member] : members) {
                node(path.empty() ? std::string(key->str()) : path + '\x1f' + std::string(key->str()), *member);
            }
        } else if (const auto *array = value.as_array()) {
            const bool tables = !array->empty() && array->is_homogeneous(toml::node_type::table);
            leaf(path, tables ? CTOML_ARRAY_OF_TABLES : CTOML_ARRAY, value);
            size_t index = 0;
            for (const auto &element : *array) node(path + "\x1f#" + std::to_string(index++), element);
        } else if (const auto *text = value.as_string()) {
            leaf(path, CTOML_STRING, value, text->get());
        } else if (const auto *integer = value.as_integer()) {
            leaf(path, CTOML_INTEGER, value, {}, integer->get());
        } else if (const auto *number = value.as_floating_point()) {
            leaf(path, CTOML_FLOAT, value, {}, 0, number->get());
        } else if (const auto *boolean = value.as_boolean()) {
            leaf(path, CTOML_BOOLEAN, value, {}, 0, 0, boolean->get());
        } else {
            leaf(path, CTOML_DATE_TIME, value);
        }
    }
};

}  // namespace

extern "C" void ctoml_parse(const char *bytes, size_t length, void *context, ctoml_visit visit, ctoml_fail fail) {
    DepthScan scan{std::string_view(bytes, length)};
    if (scan.finds_too_deep()) {
        const auto message = "keys, lists or tables stand more than " + std::to_string(deepest) + " deep in one another";
        fail(context, message.data(), message.size(), scan.line, uint32_t(scan.at - scan.line_start) + 1);
        return;
    }
    toml::parse_result result = toml::parse(std::string_view(bytes, length));
    if (!result) {
        const auto &error = result.error();
        const auto message = error.description();
        fail(context, message.data(), message.size(), error.source().begin.line, error.source().begin.column);
        return;
    }
    Walk{context, visit}.node("", result.table());
}
