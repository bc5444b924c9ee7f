#include "cpoppler.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-version.h>

#include <climits>
#include <exception>
#include <limits>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct cpoppler_document {
    std::unique_ptr<poppler::document> document;
    poppler::ustring info;
};

struct cpoppler_page {
    double width = 0, height = 0;
    int rotation = 0;
    std::vector<cpoppler_word> words;
    std::vector<uint16_t> text;
    std::vector<std::string> fonts;
};

namespace {

void say_nothing(const std::string &, void *) {}

poppler::ustring info_text(const poppler::document &document, cpoppler_info key)
{
    switch (key) {
    case CPOPPLER_TITLE:
        return document.get_title();
    case CPOPPLER_AUTHOR:
        return document.get_author();
    case CPOPPLER_CREATOR:
        return document.get_creator();
    case CPOPPLER_PRODUCER:
        return document.get_producer();
    }
    return {};
}

int quarter_turns(poppler::page::orientation_enum orientation)
{
    switch (orientation) {
    case poppler::page::portrait:
        return 0;
    case poppler::page::landscape:
        return 1;
    case poppler::page::upside_down:
        return 2;
    case poppler::page::seascape:
        return 3;
    }
    return 0;
}

/// In the order of the file they come without any layout.
bool has_more_words(const poppler::page &page, size_t most)
{
    const auto text = page.text(poppler::rectf(), poppler::page::raw_order_layout);
    size_t words = 0;
    for (const auto unit : text) {
        words += unit <= 0x20;
    }
    return words > most;
}

void read_words(const poppler::page &page, cpoppler_page &result)
{
    std::unordered_map<std::string, uint32_t> numbers;
    const auto boxes = page.text_list(poppler::page::text_list_include_font);
    result.words.reserve(boxes.size());
    for (const auto &box : boxes) {
        const auto text = box.text();
        const auto place = box.bbox();
        if (text.empty() || result.text.size() + text.size() > std::numeric_limits<uint32_t>::max()) {
            continue;
        }
        const auto name = box.has_font_info() ? box.get_font_name() : std::string();
        const auto font = numbers.emplace(name, static_cast<uint32_t>(result.fonts.size()));
        if (font.second) {
            result.fonts.push_back(name);
        }
        cpoppler_word word = {};
        word.text = static_cast<uint32_t>(result.text.size());
        word.count = static_cast<uint32_t>(text.size());
        word.font = font.first->second;
        word.rotation = static_cast<uint8_t>(box.rotation() & 3);
        word.space_after = box.has_space_after();
        word.size = static_cast<float>(box.has_font_info() ? box.get_font_size() : place.height());
        word.left = static_cast<float>(place.left());
        word.top = static_cast<float>(place.top());
        word.right = static_cast<float>(place.right());
        word.bottom = static_cast<float>(place.bottom());
        result.text.insert(result.text.end(), text.begin(), text.end());
        result.words.push_back(word);
    }
}

} // namespace

const char *cpoppler_version(void) { return POPPLER_VERSION; }

cpoppler_document *cpoppler_open(const uint8_t *bytes, size_t count, cpoppler_status *status)
try {
    poppler::set_debug_error_function(say_nothing, nullptr);
    *status = CPOPPLER_DAMAGED;
    if (count > INT_MAX) {
        return nullptr;
    }
    auto result = std::make_unique<cpoppler_document>();
    result->document.reset(
        poppler::document::load_from_raw_data(reinterpret_cast<const char *>(bytes), static_cast<int>(count)));
    if (!result->document) {
        return nullptr;
    }
    if (result->document->is_locked()) {
        *status = CPOPPLER_ENCRYPTED;
        return nullptr;
    }
    *status = CPOPPLER_READ;
    return result.release();
} catch (const std::exception &) {
    *status = CPOPPLER_DAMAGED;
    return nullptr;
}

void cpoppler_close(cpoppler_document *document) { delete document; }

int cpoppler_pages(const cpoppler_document *document)
try {
    return document->document->pages();
} catch (const std::exception &) {
    return 0;
}

const uint16_t *cpoppler_info_text(cpoppler_document *document, cpoppler_info key, size_t *count)
try {
    document->info = info_text(*document->document, key);
    *count = document->info.size();
    return document->info.empty() ? nullptr : document->info.data();
} catch (const std::exception &) {
    *count = 0;
    return nullptr;
}

cpoppler_page *cpoppler_read_page(cpoppler_document *document, int number, size_t most, int *is_too_long)
try {
    *is_too_long = 0;
    const std::unique_ptr<poppler::page> page(document->document->create_page(number));
    if (!page) {
        return nullptr;
    }
    if (has_more_words(*page, most)) {
        *is_too_long = 1;
        return nullptr;
    }
    auto result = std::make_unique<cpoppler_page>();
    const auto place = page->page_rect();
    result->rotation = quarter_turns(page->orientation());
    result->width = result->rotation % 2 == 0 ? place.width() : place.height();
    result->height = result->rotation % 2 == 0 ? place.height() : place.width();
    read_words(*page, *result);
    return result.release();
} catch (const std::exception &) {
    return nullptr;
}

void cpoppler_free_page(cpoppler_page *page) { delete page; }

void cpoppler_page_size(const cpoppler_page *page, double *width, double *height, int *rotation)
{
    *width = page->width;
    *height = page->height;
    *rotation = page->rotation;
}

const cpoppler_word *cpoppler_words(const cpoppler_page *page, size_t *count)
{
    *count = page->words.size();
    return page->words.data();
}

const uint16_t *cpoppler_text(const cpoppler_page *page, size_t *count)
{
    *count = page->text.size();
    return page->text.data();
}

const char *cpoppler_font(const cpoppler_page *page, uint32_t font) { return page->fonts[font].c_str(); }
