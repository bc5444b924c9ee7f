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
    toml::parse_result result = toml::parse(std::string_view(bytes, length));
    if (!result) {
        const auto &error = result.error();
        const auto message = error.description();
        fail(context, message.data(), message.size(), error.source().begin.line, error.source().begin.column);
        return;
    }
    Walk{context, visit}.node("", result.table());
}
