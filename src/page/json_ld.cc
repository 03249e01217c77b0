// The objects of all scripts are gathered by a stack, not by recursion; then the one that is most of an article is read.
#include "page/json_ld.h"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "base/json_reader.h"
#include "page/tree.h"

namespace onrecord {
namespace {

bool is_type(JsonElement object, std::string_view ending, bool& any, std::string& name) {
    const auto type = member(object, "@type");
    if (!type) return false;
    const auto check = [&](JsonElement element) {
        std::string_view text;
        if (element.get(text) != simdjson::SUCCESS) return false;
        any = true;
        if (text.size() < ending.size() || text.substr(text.size() - ending.size()) != ending) return false;
        name = std::string(text);
        return true;
    };
    simdjson::dom::array types;
    if (type->get(types) == simdjson::SUCCESS) {
        for (const JsonElement element : types) {
            if (check(element)) return true;
        }
        return false;
    }
    return check(*type);
}

class JsonLdReader {
public:
    JsonLd read(const std::vector<std::string_view>& scripts) {
        std::size_t n_bytes = 0;
        std::size_t n_scripts = 0;
        for (std::string_view script : scripts) {
            n_bytes += script.size();
            if (n_bytes > kMaxJsonLdBytes || ++n_scripts > kMaxJsonLdScripts) break;
            gather(script);
        }
        JsonLd best;
        int best_score = 0;
        bool has_forum = false, has_product = false, has_list = false;
        std::vector<std::string> way;
        for (const JsonElement object : objects_) {
            std::string type;
            bool any = false;
            const bool article = is_type(object, "Article", any, type) || is_type(object, "Posting", any, type) ||
                                 is_type(object, "Review", any, type) || is_type(object, "Report", any, type) ||
                                 is_type(object, "Recipe", any, type);
            std::string other;
            has_forum = has_forum || is_type(object, "QAPage", any, other) || is_type(object, "DiscussionForumPosting", any, other);
            has_product = has_product || (is_type(object, "Product", any, other) && member(object, "offers"));
            has_list = has_list || is_type(object, "CollectionPage", any, other) || is_type(object, "SearchResultsPage", any, other);
            if (way.empty() && is_type(object, "BreadcrumbList", any, other)) way = breadcrumbs_of(object);
            const bool page = !article && (is_type(object, "WebPage", any, type) || is_type(object, "ItemPage", any, type));
            if (!article && !page) continue;
            const int score = (article ? 8 : 0) + (type == "Review" || type == "Recipe" ? -3 : 0) +
                              (member(object, "datePublished") ? 4 : 0) + (member(object, "author") ? 2 : 0) +
                              (member(object, "headline") ? 2 : 0);
            if (score > best_score) {
                best_score = score;
                best = take(object, type, article);
            }
        }
        best.has_forum = has_forum;
        best.has_product = has_product;
        best.has_list = has_list;
        best.breadcrumbs = std::move(way);
        return best;
    }

private:
    void gather(std::string_view script) {
        std::string text(script);
        // Line ends and tabs inside strings are not JSON, but common.
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        const auto first = text.find_first_of("{[");
        const auto last = text.find_last_of("}]");
        if (first == std::string::npos || last == std::string::npos || last < first) return;
        auto parser = std::make_unique<JsonParser>();
        JsonElement root;
        if (parser->parse(text.data() + first, last - first + 1).get(root) != simdjson::SUCCESS) return;
        parsers_.push_back(std::move(parser));
        std::vector<JsonElement> stack{root};
        while (!stack.empty() && objects_.size() < kMaxJsonLdObjects) {
            const JsonElement element = stack.back();
            stack.pop_back();
            simdjson::dom::array array;
            simdjson::dom::object object;
            if (element.get(array) == simdjson::SUCCESS) {
                const std::size_t size = stack.size();
                for (const JsonElement item : array) stack.push_back(item);
                std::reverse(stack.begin() + static_cast<std::ptrdiff_t>(size), stack.end());
            } else if (element.get(object) == simdjson::SUCCESS) {
                objects_.push_back(element);
                std::size_t n_members = 0;
                const std::size_t size = stack.size();
                for (const auto field : object) {
                    if (field.value.is_object() || field.value.is_array()) stack.push_back(field.value);
                    ++n_members;
                }
                std::reverse(stack.begin() + static_cast<std::ptrdiff_t>(size), stack.end());
                const auto id = string_member(element, "@id");
                if (!id.empty() && n_members > 1) by_id_.emplace(std::string(id), element);
            }
        }
    }

    // What an "@id" stands for; one step, so a cycle ends.
    JsonElement followed(JsonElement element) const {
        if (!string_member(element, "name").empty()) return element;
        const auto id = string_member(element, "@id");
        if (id.empty()) return element;
        const auto found = by_id_.find(std::string(id));
        return found != by_id_.end() ? found->second : element;
    }

    std::string name_of_thing(JsonElement element) const {
        std::string_view text;
        if (element.get(text) == simdjson::SUCCESS) return text.size() <= kMaxValueBytes ? std::string(text) : std::string();
        return std::string(short_member(followed(element), "name"));
    }

    // The names of its steps: each has one, or the thing that it is an item of.
    std::vector<std::string> breadcrumbs_of(JsonElement list) const {
        constexpr std::size_t kMaxSteps = 8;
        std::vector<std::string> names;
        const auto steps = member(list, "itemListElement");
        simdjson::dom::array array;
        if (!steps || steps->get(array) != simdjson::SUCCESS) return names;
        for (const JsonElement step : array) {
            if (names.size() == kMaxSteps) break;
            std::string name(short_member(step, "name"));
            if (const auto item = member(step, "item"); name.empty() && item && item->is_object()) name = name_of_thing(*item);
            if (!name.empty()) names.push_back(std::move(name));
        }
        return names;
    }

    // Empty where it is longer than what it is asked for can be.
    static std::string_view short_member(JsonElement object, std::string_view key) {
        const std::string_view text = string_member(object, key);
        return text.size() <= kMaxValueBytes ? text : std::string_view();
    }

    JsonLd take(JsonElement object, std::string_view type, bool article) const {
        JsonLd found;
        found.type = type;
        found.is_article = article;
        found.headline = short_member(object, "headline");
        if (found.headline.empty()) found.headline = short_member(object, "name");
        found.published = short_member(object, "datePublished");
        found.language = short_member(object, "inLanguage");
        found.url = short_member(object, "url");
        found.article_body = string_member(object, "articleBody");
        found.section = short_member(object, "articleSection");
        simdjson::dom::array sections;
        if (const auto several = member(object, "articleSection"); several && several->get(sections) == simdjson::SUCCESS) {
            for (const JsonElement one : sections) {
                found.section = name_of_thing(one);
                break;
            }
        }
        if (const auto publisher = member(object, "publisher")) {
            simdjson::dom::array list;
            if (publisher->get(list) == simdjson::SUCCESS) {
                for (const JsonElement one : list) {
                    found.outlet = name_of_thing(one);
                    break;
                }
            } else {
                found.outlet = name_of_thing(*publisher);
            }
        }
        for (const std::string_view key : {"author", "creator"}) {
            const auto author = member(object, key);
            if (!author || !found.authors.empty()) continue;
            simdjson::dom::array list;
            if (author->get(list) == simdjson::SUCCESS) {
                for (const JsonElement one : list) add_author(one, found);
            } else {
                add_author(*author, found);
            }
        }
        return found;
    }
    void add_author(JsonElement element, JsonLd& found) const {
        constexpr std::size_t kMaxAuthors = 20;
        bool any = false;
        std::string type;
        auto& list = is_type(followed(element), "Organization", any, type) ? found.organizations : found.authors;
        std::string name = name_of_thing(element);
        if (!name.empty() && list.size() < kMaxAuthors) list.push_back(std::move(name));
    }

    std::vector<std::unique_ptr<JsonParser>> parsers_;
    std::vector<JsonElement> objects_;
    std::unordered_map<std::string, JsonElement> by_id_;  // asked by key only: its order is never seen
};

}  // namespace

JsonLd read_json_ld(const std::vector<std::string_view>& scripts) {
    return JsonLdReader().read(scripts);
}

}  // namespace onrecord
