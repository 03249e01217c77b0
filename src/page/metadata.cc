// The order of trust among what a page offers.
#include "page/metadata.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/date_text.h"
#include "base/web_address.h"
#include "onrecord/date.h"
#include "page/byline.h"
#include "page/json_ld.h"
#include "page/near_headline.h"
#include "page/offers.h"
#include "page/outlet.h"

namespace onrecord {
namespace {

bool is_next_day(Date day, Date next) {
    const auto days = [](Date date) { return std::chrono::sys_days(std::chrono::year(date.year) / date.month / date.day); };
    return days(next) - days(day) == std::chrono::days(1);
}

// "/2025/08/05/" in an address.
std::optional<Date> date_of_url(std::string_view url) {
    for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
        const std::string_view rest = url.substr(at + 1);
        if (rest.size() < 11 || rest[4] != '/') continue;
        if (const auto date = parse_date(rest.substr(0, 10))) return date;
    }
    return std::nullopt;
}

// The day that scripts and attributes give as that of publication, under the names that site builders use, in JSON as it is or quoted once
// more. Nothing where they give several: those are other stories'.
std::optional<Date> date_of_scripts(std::string_view page) {
    constexpr std::size_t kMaxGap = 24;  // between a key and its value: quotation marks, a colon, perhaps escaped
    constexpr std::size_t kMaxFound = 64;
    std::optional<Date> date;
    std::size_t n_found = 0;
    for (const std::string_view key :
         {"datePublished", "publishedAt", "published_at", "first_publication_date", "publishedDate", "date_published"}) {
        for (std::size_t at = page.find(key); at != std::string_view::npos; at = page.find(key, at + 1)) {
            if (++n_found > kMaxFound) return std::nullopt;
            const std::string_view rest = page.substr(at + key.size(), kMaxGap + 10);
            const auto digit = rest.find_first_of("0123456789");
            if (digit == std::string_view::npos || digit > kMaxGap || rest.substr(0, digit).find_first_of(",}") != std::string_view::npos)
                continue;
            const auto found = parse_date(rest.substr(digit, 10));
            const bool json_ld = key == "datePublished" && rest[0] == '"';  // has been read, and may be of the page's frame
            if (!found || json_ld) continue;
            if (date && *date != *found) return std::nullopt;
            date = found;
        }
    }
    return date;
}

// The day of first publication, in EDTF; empty where nothing tells it. `article:published_time` is what editors care for; then comes what
// the reader sees, and only then the data that site builders fill by themselves. Of two days the earlier is that of first publication.
std::string published_of(const Offers& offers, const JsonLd& json, const std::optional<VisibleDate>& seen, std::string_view url,
                         std::string_view page) {
    std::optional<Date> date = parse_date(offers.og_published);
    if (!date && seen) date = parse_date(offers.time_first);  // a <time> is seen as well
    if (!date && seen && !seen->above) date = seen->date;
    for (const auto* written :
         {&json.published, &offers.meta_published, &offers.meta_date, &offers.micro_published, &offers.time_pubdate, &offers.time_first}) {
        if (!date) date = parse_date(*written);
    }
    const bool edited = parse_date(offers.og_published).has_value();
    if (seen && (!date || seen->original || (seen->date < *date && (seen->close || !edited)))) date = seen->date;
    // The machine's clock may be another country's: a day that the reader sees, next to the machine's, is the day.
    const auto in_address = date_of_url(url);
    for (const auto& other : {in_address, seen ? std::optional(seen->date) : std::nullopt}) {
        if (date && other && (is_next_day(*date, *other) || is_next_day(*other, *date))) {
            date = other;
            break;
        }
    }
    if (!date) date = in_address;
    if (!date) date = date_of_scripts(page);
    return date ? to_edtf({*date, *date}) : std::string();
}

// Every day that the page offers as its own, with where.
std::vector<Alternative> offered_days(const Offers& offers, const JsonLd& json, const std::optional<VisibleDate>& seen,
                                      std::string_view url) {
    std::vector<Alternative> days;
    const auto add = [&](const std::optional<Date>& date, std::string_view where) {
        if (date) days.push_back({ReportField::published, to_edtf({*date, *date}), std::string(where)});
    };
    add(parse_date(offers.og_published), "article:published_time");
    if (seen) add(seen->date, seen->above ? "line above the headline" : "line below the headline");
    add(parse_date(json.published), "datePublished of JSON-LD");
    add(parse_date(offers.meta_published), "publication date in <meta>");
    add(parse_date(offers.meta_date), "date in <meta>");
    add(parse_date(offers.micro_published), "datePublished of microdata");
    add(parse_date(offers.time_pubdate), "<time> of publication");
    add(parse_date(offers.time_first), "first <time>");
    add(date_of_url(url), "address");
    return days;
}

// Which section of the outlet the page is in: its data say so, or the way to it from the front page, whose last step may be the page
// itself.
std::string section_of(const Offers& offers, const JsonLd& json, std::string_view title, std::string_view outlet) {
    constexpr std::size_t kMaxBytes = 60;
    const auto cleaned = [&](std::string_view text) {
        std::string name;
        append_collapsed(name, text);
        while (!name.empty() && name.back() == ' ') name.pop_back();
        if (name.starts_with(' ')) name.erase(0, 1);
        const std::string key = folded(name);
        const bool letters =
            std::any_of(name.begin(), name.end(), [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
        const bool is_none = key == "home" || key == "homepage" || key == "frontpage" || key == "start" || key == "index" ||
                             key == "uncategorized" || key == "uncategorised" || key == "default";
        return !letters || is_none || name.size() > kMaxBytes || key == folded(title) || key == folded(outlet) ? std::string() : name;
    };
    for (const std::string* said : {&offers.section, &json.section}) {
        if (std::string name = cleaned(*said); !name.empty()) return name;
    }
    for (const auto* way : {&json.breadcrumbs, &offers.breadcrumbs}) {
        for (std::size_t i = way->size(); i > 0; --i) {
            const std::string& step = (*way)[i - 1];
            // A last step that says the headline, or its first words.
            const bool page_itself = i == way->size() && i > 1 && (folded(title).starts_with(folded(step)) || step.size() > kMaxBytes);
            if (page_itself) continue;
            if (std::string name = cleaned(step); !name.empty()) return name;
        }
    }
    return {};
}

std::vector<std::string> byline_of(const Offers& offers, const JsonLd& json, const Blocks& blocks, std::uint32_t headline,
                                   std::string_view outlet, const PageLists& lists) {
    const auto names_of = [&](const std::vector<std::string>& list, NameTrust trust) {
        std::vector<std::string> names;
        for (const auto& text : list) {
            for (auto& name : names_of_byline(text, outlet, trust)) {
                if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
            }
        }
        return names;
    };
    using Names = const std::vector<std::string>*;
    std::vector<std::string> labelled;  // Twitter's card: "Written by", with a name
    if (offers.label == "written by" || offers.label == "author" || offers.label == "by") labelled.push_back(offers.label_value);
    if (auto names = headline_byline(blocks, headline, outlet); !names.empty()) return names;
    for (const Names list :
         std::initializer_list<Names>{&json.authors, &offers.micro_authors, &offers.meta_authors, &labelled, &offers.rel_authors}) {
        auto names = names_of(*list, NameTrust::people);
        if (names.empty()) continue;
        // "Ana Ruiz Tom Lind" in one field, "Ana Ruiz, Tom Lind" in another.
        if (auto parted = names_of(offers.meta_authors, NameTrust::people); names.size() == 1 && parted.size() > 1) {
            std::string run_together;
            for (const auto& name : parted) run_together += (run_together.empty() ? "" : " ") + name;
            if (run_together == names.front()) return parted;
        }
        return names;
    }
    // Elements one by one: the first that names somebody; those of related stories come later.
    const auto first_of = [&](const std::vector<std::string>& list, NameTrust trust) {
        for (const auto& text : list) {
            auto names = names_of_byline(text, outlet, trust);
            if (!names.empty()) return names;
        }
        return std::vector<std::string>();
    };
    auto names = first_of(offers.near_authors, NameTrust::people);
    if (names.empty()) names = visible_byline(blocks, headline, outlet);
    if (names.empty()) names = first_of(offers.far_authors, NameTrust::people);
    if (names.empty()) names = labelled_byline(blocks, outlet);
    if (names.empty()) names = bare_byline(blocks, headline, outlet, lists.given_names);
    // Last, what the page's data call its author though it looks like no person's name: an account, a desk.
    for (const Names list : std::initializer_list<Names>{&json.authors, &json.organizations, &offers.micro_authors, &offers.meta_authors,
                                                         &labelled, &offers.rel_authors}) {
        if (names.empty()) names = names_of(*list, NameTrust::any);
    }
    return names;
}

PageClaims claims_of(Offers& offers, const JsonLd& json, const std::string& url) {
    PageClaims claims = std::move(offers.claims);
    claims.json_type = json.type;
    claims.url = url;
    claims.json_article = json.is_article;
    claims.has_forum = claims.has_forum || json.has_forum;
    claims.has_product = claims.has_product || json.has_product;
    claims.has_list = claims.has_list || json.has_list;
    return claims;
}

}  // namespace

Metadata read_metadata(const HtmlTree& tree, const Blocks& blocks, const PageLists& lists) {
    Offers offers = gather_offers(tree);
    JsonLd json = read_json_ld(offers.scripts);
    Metadata metadata;
    std::string json_headline;
    append_collapsed(json_headline, json.headline);
    metadata.outlet = !offers.og_outlet.empty() ? offers.og_outlet : !json.outlet.empty() ? json.outlet : offers.app_name;
    for (const std::string* url : {&offers.canonical, &offers.og_url, &json.url}) {
        if (metadata.url.empty() && is_web_address(*url)) metadata.url = *url;
    }
    if (metadata.outlet.empty()) metadata.outlet = outlet_of_page(tree, blocks, offers.title.title, metadata.url);
    for (const std::string* first : {&offers.syndicated_from, &offers.canonical}) {
        if (metadata.first_url.empty() && is_web_address(*first) && !host_of(*first).empty()) metadata.first_url = *first;
    }
    offers.title.outlet = metadata.outlet;
    if (json.is_article) offers.title.json_ld = json_headline;
    if (offers.title.headings.empty()) {  // old pages mark headlines with <font>: a line that <title> holds is one
        constexpr std::size_t kMaxBlocks = 60;
        for (std::size_t i = 0; i < blocks.blocks.size() && i < kMaxBlocks; ++i) {
            const auto text = blocks.text_of(blocks.blocks[i]);
            if (blocks.blocks[i].n_words >= 4 && offers.title.title.find(text) != std::string::npos)
                offers.title.headings.emplace_back(text);
        }
    }
    metadata.title = choose_title(offers.title);
    metadata.language = !offers.language.empty() ? offers.language : !json.language.empty() ? json.language : offers.og_locale;
    std::replace(metadata.language.begin(), metadata.language.end(), '_', '-');
    if (metadata.language.size() > 35) metadata.language.clear();
    const std::uint32_t at = headline_block(blocks, offers.headline_node, metadata.title);
    metadata.byline = byline_of(offers, json, blocks, at, metadata.outlet, lists);
    if (!json.is_article) json.published.clear();  // of a page that is none it is the day on which its frame was made
    const auto seen = visible_date(blocks, at);
    metadata.published = published_of(offers, json, seen, metadata.url, tree.page);
    metadata.offered = offered_days(offers, json, seen, metadata.url);
    for (const auto& [name, where] : {std::pair<const std::string&, std::string_view>{offers.og_outlet, "og:site_name"},
                                      {json.outlet, "publisher of JSON-LD"},
                                      {offers.app_name, "application-name"}}) {
        if (!name.empty()) metadata.offered.push_back({ReportField::outlet, name, std::string(where)});
    }
    metadata.section = section_of(offers, json, metadata.title, metadata.outlet);
    if (metadata.published.empty()) {
        if (const auto month = issue_month(blocks)) metadata.published = to_edtf({*month, *month});
    }
    metadata.article_body = std::move(json.article_body);
    metadata.claims = claims_of(offers, json, metadata.url);
    return metadata;
}

}  // namespace onrecord
