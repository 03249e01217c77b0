// One walk over the characters. A token begins at a character that is no space; what kind of character it is decides which of the
// functions below finds its end. Each looks ahead by a bounded number of bytes only (kMaxLookAhead), so that the whole is linear.
//
//     "He didn't pay US$50-million," said J. R. Smith, U.S. envoy   ->   " He did n't pay US$ 50 - million , " said J. R. Smith , U.S.
//     envoy
//
// What was read off the EWT and GUM training data: hyphens are cut but after prefixes (non-, re-) and in telephone numbers; a slash is
// cut but in dates; runs of one mark are a word (!!!, ...); 9pm is two words, 9th is one; #1 is two, #tag is one.
// Covered by tests/language/tokenizer_test.cc.
#include "language/tokenizer.h"

#include <algorithm>

#include "language/character.h"
#include "text/capital.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMaxLookAhead = 256;  // bytes that deciding about one character may look at; longer addresses are cut there
constexpr std::uint32_t kMaxAddress = 4096;   // bytes of a URL

const WordKey kIts = word_key("its");
const WordKey kYour = word_key("your");

class Tokenizer {
    using enum CharacterKind;

public:
    Tokenizer(std::string_view text, Span paragraph, const LanguageLists& lists, std::vector<Word>& words, std::vector<TokenMark>& marks)
        : text_(text), end_(paragraph.end), at_(paragraph.begin), lists_(lists), words_(words), marks_(marks), n_before_(words.size()) {}

    void run() {
        bool line = false, tab = false;
        for (bool after_space = true; at_ < end_;) {
            const Character c = character_at(text_, at_, end_);
            if (c.kind == CharacterKind::space) {
                line = line || text_[at_] == '\n';
                tab = tab || text_[at_] == '\t';
                after_space = true;
                at_ += c.length;
                continue;
            }
            space_ = after_space;
            line_ = line;
            tab_ = tab;
            token(c);
            after_space = line = tab = false;
        }
    }

private:
    [[nodiscard]] Character peek(std::uint32_t at) const { return character_at(text_, at, end_); }
    [[nodiscard]] char byte(std::uint32_t at) const { return at < end_ ? text_[at] : '\0'; }
    [[nodiscard]] WordKey key(std::uint32_t begin, std::uint32_t end) const { return word_key(text_.substr(begin, end - begin)); }
    [[nodiscard]] std::uint32_t limit(std::uint32_t at, std::uint32_t n) const { return end_ - at < n ? end_ : at + n; }
    [[nodiscard]] bool has_previous() const { return words_.size() > n_before_; }

    void emit(std::uint32_t end, TokenKind kind, Abbreviation abbreviation = Abbreviation::none) {
        emit(end, kind, key(at_, end), abbreviation);
    }
    void emit(std::uint32_t end, TokenKind kind, WordKey its_key, Abbreviation abbreviation = Abbreviation::none) {
        words_.push_back({{at_, end}, its_key});
        marks_.push_back({kind, abbreviation, space_, line_, tab_});
        at_ = end;
        space_ = line_ = false;
    }

    void token(Character c) {
        switch (c.kind) {
            case lower:
            case upper:
            case digit:
                return word(c);
            case period:
            case terminator:
                return stops(c);
            case apostrophe:
                return apostrophes(c);
            case hyphen:
            case CharacterKind::dash:
                return emit(run_of_same(c), TokenKind::dash);
            case CharacterKind::open_quote:
                return quotes(c, TokenKind::open_quote);
            case CharacterKind::close_quote:
                return emit(at_ + c.length, TokenKind::close_quote);
            case CharacterKind::quote:
                return emit(at_ + c.length, TokenKind::quote);
            case CharacterKind::open_bracket:
                return brackets(c);
            case CharacterKind::close_bracket:
                return emit(at_ + c.length, TokenKind::close_bracket);
            default:
                return symbols(c);
        }
    }

    // ---- words

    void word(Character first) {
        const TokenKind kind = first.kind == upper   ? TokenKind::upper_word
                               : first.kind == digit ? TokenKind::number
                                                     : TokenKind::lower_word;
        std::uint32_t at = at_ + first.length;
        bool digits = first.kind == digit;  // only digits and what joins them so far
        if (first.kind != digit) {          // the common case: letters and then a space
            while (at < end_ && static_cast<unsigned char>((text_[at] | 0x20) - 'a') < 26) ++at;
        }
        if (address(at, kind)) return;
        std::uint32_t segment = at_;      // after the last inner full stop
        std::uint32_t hyphen_part = at_;  // after the last inner hyphen
        for (;;) {
            const Character c = peek(at);
            switch (c.kind) {
                case lower:
                case upper:
                    if (digits && at > at_ && is_unit(at)) return emit(at, TokenKind::number);
                    digits = false;
                    [[fallthrough]];
                case digit:
                case mark:
                    at += c.length;
                    continue;
                case period: {
                    const CharacterKind next = peek(at + c.length).kind;
                    if (byte(at) != '.') return finish(at, kind);
                    if (digits && next == digit) {
                        at += 1;
                        segment = at;
                        continue;
                    }
                    if (is_letter(next) && at - segment <= 2 && !digits && is_acronym_part(segment, at)) {
                        at += 1;
                        segment = at;
                        continue;
                    }
                    if (is_alphanumeric(next)) {
                        if (const std::uint32_t end = domain_end(at)) return emit(end, kind);
                        if (const std::uint32_t end = mail_end(local_part_end(at))) return emit(end, kind);
                        if (const std::uint32_t end = newsgroup_end(at)) return emit(end, kind);
                        if (const std::uint32_t end = file_end(at)) return emit(end, kind);
                    }
                    // An address that a web page has shortened: ana...@example.com
                    if (byte(at + 1) == '.' && byte(at + 2) == '.' && byte(at + 3) == '@') {
                        if (const std::uint32_t end = mail_end(at + 3)) return emit(end, kind);
                    }
                    return full_stop(segment, at, kind);
                }
                case apostrophe: {
                    const std::uint32_t cut = apostrophe_cut(at, c.length, digits);
                    if (cut == 0) {
                        at += c.length;
                        continue;
                    }
                    return finish(cut, kind);
                }
                case hyphen: {
                    if (const std::uint32_t end = file_end(at)) return emit(end, kind);
                    if (digits ? is_number_hyphen(at, c.length) : is_alphanumeric(peek(at + c.length).kind) && is_prefix(hyphen_part, at)) {
                        at += c.length;
                        hyphen_part = at;
                        continue;
                    }
                    return finish(at, kind);
                }
                case symbol: {
                    const char joint = byte(at);
                    const CharacterKind next = peek(at + 1).kind;
                    if (joint == '_' || (digits && next == digit && (joint == ',' || joint == ':' || (joint == '/' && is_date(at)))) ||
                        (joint == '&' && next == upper && at > at_ && is_upper_before(at)) ||
                        (joint == '/' && at == at_ + 1 && !digits && is_letter(next) && !is_alphanumeric(peek(at + 2).kind)) ||  // b/c, w/o
                        (joint == '/' && at == at_ + 1 && (text_[at_] | 0x20) == 'w' && next == CharacterKind::space)) {         // w/
                        at += 1;
                        continue;
                    }
                    if (joint == '$' && next == digit && kind == TokenKind::upper_word && at - at_ <= 3)
                        return emit(at + 1, TokenKind::symbol);
                    if (joint == '@' && is_alphanumeric(next)) {
                        if (const std::uint32_t end = mail_end(at)) return emit(end, kind);
                    }
                    return finish(at, kind);
                }
                default:
                    return finish(at, kind);
            }
        }
    }

    // A word that ends at `end`, unless it is two written as one.
    void finish(std::uint32_t end, TokenKind kind) {
        const WordKey its_key = key(at_, end);
        if (const std::uint32_t cut = lists_.contractions.value(its_key);
            cut != 0 && at_ + cut < end && is_border(text_, at_ + cut)) {  // İm has the key of im
            emit(at_ + cut, kind);
            return emit(end, TokenKind::lower_word);
        }
        if ((its_key == kIts || its_key == kYour) && lists_.after_it_is.contains(next_word(end))) {  // its the best, your not
            emit(end - 1, kind);
            return emit(end, TokenKind::lower_word);
        }
        emit(end, kind, its_key);
    }

    // The key of the word that follows after a space, if it stands alone.
    [[nodiscard]] WordKey next_word(std::uint32_t at) const {
        const std::uint32_t begin = skip_spaces(at);
        std::uint32_t end = begin;
        while (end < end_ && end - begin < 16 && is_letter(peek(end).kind)) end += peek(end).length;
        return begin == at || peek(end).kind == hyphen || is_alphanumeric(peek(end).kind) ? 0 : key(begin, end);
    }

    [[nodiscard]] bool is_upper_before(std::uint32_t at) const { return is_capital(decode_before(text_, at).value); }

    // 9|pm, 50|km, but 9th, 747s, 3D.
    [[nodiscard]] bool is_unit(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < end_ && end - at < 8 && is_letter(peek(end).kind)) end += peek(end).length;
        const Character after = peek(end);
        if (is_alphanumeric(after.kind) || after.kind == hyphen) return false;
        if (end == at + 1 && (text_[at] == 'a' || text_[at] == 'p') && byte(end) == '.' && byte(end + 1) == 'm') return true;
        return lists_.unit_suffixes.contains(key(at, end));
    }

    // [segment, at) of a word with inner full stops: U.S, a.m, Ph.D.
    [[nodiscard]] bool is_acronym_part(std::uint32_t segment, std::uint32_t at) const {
        if (peek(segment).length == at - segment) {  // one letter: another must follow, alone or as the last
            const Character next = peek(at + 1);
            const Character after = peek(at + 1 + next.length);
            return byte(at + 1 + next.length) == '.' || !is_letter(after.kind);
        }
        return segment == at_ && at - segment == 2 && peek(at_).kind == upper && is_letter(peek(at + 1).kind) && byte(at + 2) == '.';
    }

    // The full stop at `at` belongs to the word where the word is an abbreviation or an initial.
    void full_stop(std::uint32_t segment, std::uint32_t at, TokenKind kind) {
        if (byte(at + 1) == '.') return finish(at, kind);
        if (segment != at_) return kind == TokenKind::number ? emit(at, kind) : emit(at + 1, kind, Abbreviation::acronym);
        const Abbreviation abbreviation = abbreviation_of(at_, at, kind);
        if (abbreviation == Abbreviation::none) return finish(at, kind);
        emit(at + 1, kind, abbreviation);
    }

    [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t at) const {
        const std::uint32_t stop = limit(at, 16);
        while (at < stop && peek(at).kind == CharacterKind::space) at += peek(at).length;
        return at;
    }

    [[nodiscard]] Abbreviation abbreviation_of(std::uint32_t begin, std::uint32_t at, TokenKind kind) const {
        const std::uint32_t next = skip_spaces(at + 1);
        const CharacterKind follows = peek(next).kind;
        const bool capital = kind == TokenKind::upper_word;
        if (kind == TokenKind::number) {  // a list's number: 1. Wash the rice
            return !has_previous() && at - begin <= 2 && next > at + 1 && next < end_ ? Abbreviation::number : Abbreviation::none;
        }
        if (peek(begin).length == at - begin && capital) {  // J. R. Smith, but: vitamin C. The
            if (next >= end_ || (follows != upper && byte(at + 1) != ',')) return Abbreviation::none;
            const bool after_name = has_previous() && marks_.back().kind == TokenKind::upper_word;
            if (text_[begin] == 'I' && !after_name) return Abbreviation::none;
            if (!after_name && is_function_word(next) && byte(next + 1) != '.') return Abbreviation::none;
            return Abbreviation::initial;
        }
        const auto listed = static_cast<Abbreviation>(lists_.abbreviations.value(key(begin, at)));
        switch (listed) {
            case Abbreviation::title:
            case Abbreviation::month:
            case Abbreviation::company:
                return capital ? listed : Abbreviation::none;
            case Abbreviation::number:  // No. 5, p. 5; but: he is no. 5 left
                return follows == digit && (capital || at - begin != 2 || text_[begin] != 'n') ? listed : Abbreviation::none;
            case Abbreviation::state: {
                const bool after_comma = has_previous() && marks_.back().kind == TokenKind::comma;
                return capital && (after_comma || byte(at + 1) == ',' || byte(at + 1) == ')') ? listed : Abbreviation::none;
            }
            case Abbreviation::continues:
                return next < end_ ? listed : Abbreviation::none;
            case Abbreviation::list_end:  // “tea, milk, etc. are sold”, but where a sentence ends the full stop is its own
                return next < end_ && follows != upper ? Abbreviation::continues : Abbreviation::none;
            default:
                return listed;
        }
    }

    [[nodiscard]] bool is_function_word(std::uint32_t begin) const {
        std::uint32_t end = begin;
        while (end < end_ && end - begin < 16 && is_letter(peek(end).kind)) end += peek(end).length;
        return lists_.function_words.contains(key(begin, end));
    }

    // Where the word ends at the apostrophe `at`; 0 where the apostrophe is a letter of it (O'Brien).
    [[nodiscard]] std::uint32_t apostrophe_cut(std::uint32_t at, std::uint32_t length, bool digits) const {
        const std::uint32_t suffix = at + length;
        std::uint32_t end = suffix;
        while (end < end_ && end - suffix < 4 && is_letter(peek(end).kind)) end += peek(end).length;
        if (end == suffix) return at;
        if (is_alphanumeric(peek(end).kind)) return 0;
        const char first = static_cast<char>(text_[suffix] | 0x20);
        if (end == suffix + 1) {
            if (first == 't' && (text_[at - 1] | 0x20) == 'n') return at - 1 > at_ ? at - 1 : 0;
            if (first == 's') return digits && text_[at - 1] == '0' ? 0 : at;
            return first == 'm' || first == 'd' ? at : 0;
        }
        if (end == suffix + 2) {
            const char second = static_cast<char>(text_[suffix + 1] | 0x20);
            if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l')) return at;
        }
        return 0;
    }

    [[nodiscard]] bool is_prefix(std::uint32_t begin, std::uint32_t at) const {
        return at - begin <= 8 && lists_.hyphen_prefixes.contains(key(begin, at));
    }

    // 555-0123, 212-555-0123, 02-05-2002 stay whole; 2-1, 1990-1995 do not. `at` is a hyphen after digits.
    [[nodiscard]] bool is_number_hyphen(std::uint32_t at, std::uint32_t length) const {
        if (length != 1) return false;
        std::uint32_t begin = at;
        while (begin > at_ && at - begin < 32 && (peek_byte_digit(begin - 1) || text_[begin - 1] == '-')) --begin;
        std::uint32_t end = at;
        while (end < end_ && end - at < 32 && (peek_byte_digit(end) || text_[end] == '-')) ++end;
        std::uint32_t n_parts = 1;
        std::uint32_t last = 0;
        std::uint32_t first = 0;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (text_[i] == '-') {
                if (last == 0) return false;
                if (n_parts == 1) first = last;
                ++n_parts;
                last = 0;
            } else {
                ++last;
            }
        }
        return last > 0 && (n_parts >= 3 || ((first == 3 || first == 1) && last == 4));
    }
    [[nodiscard]] bool peek_byte_digit(std::uint32_t at) const { return text_[at] >= '0' && text_[at] <= '9'; }

    // 9/11, 11/28/2000, 1/2: at most two digits before the slash.
    [[nodiscard]] bool is_date(std::uint32_t at) const { return at - at_ <= 5; }

    // ---- addresses

    // http://…, www.…, found where a word begins; `at` is where its first letters end.
    bool address(std::uint32_t at, TokenKind kind) {
        const bool scheme = byte(at) == ':' && byte(at + 1) == '/' && byte(at + 2) == '/';  // behind a mark too: <http://…>
        const bool apart = space_ || !has_previous();
        const bool mail =
            apart && byte(at) == ':' && at - at_ == 6 && text_.substr(at_, 6) == "mailto" && is_alphanumeric(peek(at + 1).kind);
        const bool www = apart && byte(at) == '.' && at - at_ == 3 && (text_[at_] | 0x20) == 'w' && (text_[at_ + 1] | 0x20) == 'w';
        if (!scheme && !mail && !www) return false;
        emit(address_end(at), kind);
        return true;
    }

    // Up to the next space or quotation mark, without the punctuation that ends the sentence around it.
    [[nodiscard]] std::uint32_t address_end(std::uint32_t at) const {
        const std::uint32_t begin = at;
        const std::uint32_t stop = limit(at, kMaxAddress);
        while (at < stop) {
            const Character c = peek(at);
            if (c.kind == CharacterKind::space || c.kind == CharacterKind::quote || c.kind == CharacterKind::open_quote ||
                c.kind == CharacterKind::close_quote || byte(at) == '<' || byte(at) == '>') {
                break;
            }
            at += c.length;
        }
        while (at > begin && (std::string_view(".,;:!?)]}'*").find(text_[at - 1]) != std::string_view::npos)) --at;
        return std::min(at, end_) > begin ? at : begin;
    }

    // The end of the domain name or file name whose inner full stop stands at `at`; 0 where it is none.
    [[nodiscard]] std::uint32_t domain_end(std::uint32_t at) const {
        const std::uint32_t stop = limit(at, kMaxLookAhead);
        std::uint32_t label = at + 1;
        std::uint32_t found = 0;
        for (std::uint32_t i = at + 1; i <= stop; ++i) {
            const auto c = static_cast<unsigned char>(byte(i));
            const bool inside = i < stop && c < 0x80 && (is_alphanumeric(detail::kAsciiKinds[c]) || c == '-' || c == '_');
            if (inside) continue;
            const bool has_case = i > label && text_[label] >= 'A' && text_[label] <= 'Z' && !(i - label > 1 && text_[label + 1] <= 'Z');
            if (i > label && !has_case && c < 0x80 && lists_.domain_endings.contains(key(label, i))) found = i;
            if (c != '.' || i == label) break;
            label = i + 1;
        }
        if (found != 0 && byte(found) == '/' && is_alphanumeric(peek(found + 1).kind)) return address_end(found);
        return found;
    }

    // The end of a name of three or more parts in small letters that full stops join, whose first stands at `at`: comp.lang.misc; 0 where
    // it is none.
    [[nodiscard]] std::uint32_t newsgroup_end(std::uint32_t at) const {
        const std::uint32_t stop = limit(at, kMaxLookAhead);
        const auto is_small = [&](std::uint32_t i) { return i < stop && ((text_[i] >= 'a' && text_[i] <= 'z') || text_[i] == '-'); };
        if (at < at_ + 2 || !is_small(at - 1) || !is_small(at - 2)) return 0;
        std::uint32_t n_stops = 0;
        std::uint32_t end = at;
        while (byte(end) == '.' && is_small(end + 1) && is_small(end + 2)) {
            ++n_stops;
            for (++end; is_small(end); ++end) {
            }
        }
        return n_stops >= 2 && !is_alphanumeric(peek(end).kind) ? end : 0;
    }

    // The end of the file name that the word is the begin of, hyphens and all: draft-2-F.doc; 0 where it is none. `at` is within it.
    [[nodiscard]] std::uint32_t file_end(std::uint32_t at) const {
        const std::uint32_t stop = limit(at, kMaxLookAhead);
        std::uint32_t end = at;
        std::uint32_t last_stop = 0;
        for (; end < stop; ++end) {
            const auto c = static_cast<unsigned char>(text_[end]);
            if (c >= 0x80 || !(is_alphanumeric(detail::kAsciiKinds[c]) || c == '.' || c == '-' || c == '_' || c == '#')) break;
            if (c == '.' && is_alphanumeric(peek(end + 1).kind)) last_stop = end;
        }
        while (end > at && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
        return last_stop != 0 && lists_.file_endings.contains(key(last_stop + 1, end)) ? end : 0;
    }

    // Where the part before the @ ends that an e-mail address with an inner full stop at `at` has; end_ where no @ comes.
    [[nodiscard]] std::uint32_t local_part_end(std::uint32_t at) const {
        const std::uint32_t stop = limit(at, kMaxLookAhead);
        while (at < stop) {
            const auto c = static_cast<unsigned char>(text_[at]);
            if (c == '@') return at;
            if (c >= 0x80 || !(is_alphanumeric(detail::kAsciiKinds[c]) || c == '.' || c == '-' || c == '_' || c == '+')) break;
            ++at;
        }
        return end_;
    }

    // The end of the e-mail address whose @ stands at `at`; 0 where it is none. The part before is the word so far.
    [[nodiscard]] std::uint32_t mail_end(std::uint32_t at) const {
        if (at >= end_) return 0;
        std::uint32_t end = at + 1;
        const std::uint32_t stop = limit(at, kMaxLookAhead);
        while (end < stop) {
            const auto c = static_cast<unsigned char>(text_[end]);
            if (c >= 0x80 || !(is_alphanumeric(detail::kAsciiKinds[c]) || c == '.' || c == '-' || c == '_')) break;
            ++end;
        }
        while (end > at + 1 && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
        return end > at + 1 ? end : 0;
    }

    // ---- marks

    [[nodiscard]] std::uint32_t with_marks(std::uint32_t at) const {
        for (Character c = peek(at); c.kind == mark && at < end_; c = peek(at)) {
            at += c.length;
            if (at - 3 < end_ && text_.substr(at - 3, 3) == "\xe2\x80\x8d") {  // a joiner takes the next one along: 👩‍⚖️
                const Character joined = peek(at);
                if (joined.kind == symbol) at += joined.length;
            }
        }
        return at;
    }

    [[nodiscard]] std::uint32_t run_of_same(Character c) const {
        const std::string_view first = text_.substr(at_, c.length);
        std::uint32_t at = at_ + c.length;
        while (at + c.length <= end_ && text_.substr(at, c.length) == first) at += c.length;
        // A line drawn with several marks: |-----+-----|
        std::uint32_t drawn = at_;
        while (drawn < end_ && std::string_view("-=_+|<>*~#").find(text_[drawn]) != std::string_view::npos) ++drawn;
        constexpr std::uint32_t kLeastDrawn = 4;
        return drawn > at && drawn - at_ >= kLeastDrawn ? drawn : with_marks(at);
    }

    void stops(Character) {
        std::uint32_t at = at_;
        bool asks = false;
        std::uint32_t n = 0;
        bool dots = false;  // a character that is an ellipsis by itself
        for (Character c = peek(at); c.kind == period || c.kind == terminator; c = peek(at)) {
            asks = asks || c.kind == terminator;
            dots = dots || (c.kind == period && c.length == 3);
            at += c.length;
            ++n;
        }
        const std::uint32_t end = with_marks(at);
        emit(end, asks ? TokenKind::terminator : n > 1 || dots ? TokenKind::ellipsis : TokenKind::period);
    }

    void apostrophes(Character c) {
        const std::uint32_t after = at_ + c.length;
        const bool joined = !space_ && has_previous() && words_.back().span.end == at_;
        if (peek(after).kind == apostrophe)
            return emit(after + peek(after).length, joined ? TokenKind::close_quote : TokenKind::open_quote);
        std::uint32_t end = after;
        while (end < end_ && end - after < 8 && is_letter(peek(end).kind)) end += peek(end).length;
        if (end > after && !is_alphanumeric(peek(end).kind)) {
            const char first = static_cast<char>(text_[after] | 0x20);
            const bool clitic = (end == after + 1 && (first == 's' || first == 'm' || first == 'd' || first == 't')) ||
                                (end == after + 2 && apostrophe_cut(at_, c.length, false) == at_);
            if ((joined && clitic) || (!joined && (clitic ? first == 's' : lists_.elisions.contains(key(after, end))))) {
                return emit(end, TokenKind::lower_word);
            }
        }
        if (!joined && peek(after).kind == digit && peek(after + 1).kind == digit) {  // the '90s
            end = after + 2;
            if (byte(end) == 's') ++end;
            if (!is_alphanumeric(peek(end).kind)) return emit(end, TokenKind::number);
        }
        emit(after, TokenKind::apostrophe);
    }

    void quotes(Character c, TokenKind kind) {
        // A grave accent typed as an apostrophe: it`s.
        if (byte(at_) == '`' && !space_ && has_previous() && marks_.back().kind <= TokenKind::number && byte(at_ + 1) == 's' &&
            !is_alphanumeric(peek(at_ + 2).kind))
            return emit(at_ + 2, TokenKind::lower_word);
        const Character second = peek(at_ + c.length);
        const bool doubled = second.kind == apostrophe ||
                             (second.length == c.length && text_.substr(at_ + c.length, c.length) == text_.substr(at_, c.length));
        emit(at_ + c.length + (doubled ? second.length : 0), kind);
    }

    void brackets(Character c) {
        for (const std::string_view whole : {std::string_view("[...]"), std::string_view("[…]")}) {
            if (text_.substr(at_, std::min<std::size_t>(whole.size(), end_ - at_)) == whole) {
                return emit(at_ + static_cast<std::uint32_t>(whole.size()), TokenKind::symbol);
            }
        }
        emit(at_ + c.length, TokenKind::open_bracket);
    }

    void symbols(Character c) {
        const char first = byte(at_);
        const CharacterKind next = peek(at_ + c.length).kind;
        if (const std::uint32_t length = emoticon(first)) return emit(at_ + length, TokenKind::emoticon);
        if (first == ',' || first == ';' || first == ':') return emit(with_marks(at_ + 1), TokenKind::comma);
        if ((first == '@' || first == '#') && is_letter(next)) {
            std::uint32_t end = at_ + 1;
            for (Character inner = peek(end); is_alphanumeric(inner.kind) || inner.kind == mark || byte(end) == '_'; inner = peek(end)) {
                end += inner.length;
            }
            return emit(end, TokenKind::upper_word);
        }
        if (first == '+' && next == digit && space_) {
            std::uint32_t end = at_ + 1;
            while (end < end_ && (peek_byte_digit(end) || (text_[end] == '-' && peek(end + 1).kind == digit))) ++end;
            return emit(end, TokenKind::number);
        }
        if (std::string_view("*=_~<>+#|^$\\").find(first) != std::string_view::npos && first != '\0')
            return emit(run_of_same(c), TokenKind::symbol);
        emit(with_marks(at_ + c.length), TokenKind::symbol);
    }

    // :) ;-( =D where a space follows; its length, 0 where there is none.
    [[nodiscard]] std::uint32_t emoticon(char first) const {
        if ((first != ':' && first != ';' && first != '=') || !(space_ || !has_previous() || marks_.back().kind >= TokenKind::period))
            return 0;
        const std::uint32_t mouth = at_ + (byte(at_ + 1) == '-' ? 2U : 1U);
        const char c = byte(mouth);
        if (c == '\0' || std::string_view(")(DPp").find(c) == std::string_view::npos || is_alphanumeric(peek(mouth + 1).kind)) return 0;
        return mouth + 1 - at_;
    }

    std::string_view text_;
    std::uint32_t end_;
    std::uint32_t at_;
    const LanguageLists& lists_;
    std::vector<Word>& words_;
    std::vector<TokenMark>& marks_;
    std::size_t n_before_;  // words of other paragraphs
    bool space_ = true;     // stands before the token at at_
    bool line_ = false;
    bool tab_ = false;
};

}  // namespace

void tokenize(std::string_view text, Span paragraph, const LanguageLists& lists, std::vector<Word>& words, std::vector<TokenMark>& marks) {
    Tokenizer(text, paragraph, lists, words, marks).run();
}

}  // namespace onrecord
