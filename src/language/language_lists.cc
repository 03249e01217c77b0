#include "language/language_lists.h"

#include "base/table.h"

namespace onrecord {

LanguageLists load_language_lists() {
    LanguageLists lists;
    lists.abbreviations =
        WordList::load("english/abbreviation.tsv", {"title", "month", "number", "company", "state", "continues", "general", "list_end"});
    lists.hyphen_prefixes = WordList::load("english/hyphen_prefix.tsv");
    for (const auto& row : load_table("english/contraction.tsv"))
        lists.contractions.add(row[0], static_cast<std::uint8_t>(row[1][0] - '0'));
    lists.function_words = WordList::load("english/function_word.tsv",
                                          {"pronoun", "determiner", "preposition", "conjunction", "auxiliary", "adverb", "number"});
    lists.speech_verbs = {"said",     "says",     "asked",     "asks",     "replied",   "added",     "wrote",
                          "told",     "shouted",  "cried",     "yelled",   "exclaimed", "recalled",  "tweeted",
                          "wondered", "answered", "explained", "demanded", "continued", "responded", "remarked"};
    lists.after_it_is = {"a",    "an",     "the",   "not",     "been",    "so",        "too",        "also",       "really",
                         "just", "always", "never", "going",   "gonna",   "in",        "on",         "at",         "for",
                         "from", "with",   "as",    "like",    "of",      "simply",    "probably",   "definitely", "getting",
                         "all",  "my",     "his",   "her",     "our",     "their",     "your",       "this",       "that",
                         "what", "why",    "how",   "because", "nothing", "something", "everything", "anyone",     "someone"};
    lists.unit_suffixes = {"m",   "k",  "b",   "bn",  "tn", "am", "pm", "mm", "cm",  "km",  "ft",   "hz", "kg",  "mg",     "lb",
                           "lbs", "oz", "mph", "kph", "mw", "kw", "gb", "mb", "hrs", "min", "mins", "yr", "yrs", "percent"};
    lists.elisions = {"em", "til", "till", "cause", "cuz", "tis", "twas", "n", "bout", "round", "neath", "cos", "ere"};
    lists.domain_endings = {"com", "org", "net", "gov", "edu", "mil", "int", "info", "biz",  "tv",   "io",
                            "uk",  "ca",  "au",  "nz",  "de",  "fr",  "eu",  "ie",   "jp",   "ru",   "html",
                            "htm", "pdf", "doc", "xls", "txt", "jpg", "png", "mp3",  "docx", "xlsx", "news"};
    lists.file_endings = {"html", "htm",  "pdf", "doc",  "docx", "xls", "xlsx", "ppt", "pptx", "txt", "rtf", "csv",
                          "xml",  "json", "jpg", "jpeg", "gif",  "png", "mp3",  "mp4", "zip",  "exe", "url"};
    if (const auto breaks = SentenceBreaks::load()) lists.breaks = breaks.value();  // else load_language_models() says why not
    return lists;
}

}  // namespace onrecord
