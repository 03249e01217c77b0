// What hangs from each word in the trees of the sentences, and how far it reaches: what a walk down a tree asks, as Word::head is what one
// up asks.
//
//     for (const std::uint32_t child : analysis.dependents.of(verb)) …    // in the order of the text
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "language/deprel.h"

namespace onrecord {

struct Word;

class Dependents {
    struct Branch;

public:
    class Iterator {
    public:
        using value_type = std::uint32_t;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const Branch* branches, std::uint32_t word) : branches_(branches), word_(word) {}
        std::uint32_t operator*() const { return word_; }
        Iterator& operator++() {
            word_ = branches_[word_].next;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const { return word_ == other.word_; }

    private:
        const Branch* branches_ = nullptr;
        std::uint32_t word_ = kNone;
    };
    class Range {
    public:
        Range(Iterator begin, Iterator end) : begin_(begin), end_(end) {}
        [[nodiscard]] Iterator begin() const { return begin_; }
        [[nodiscard]] Iterator end() const { return end_; }
        [[nodiscard]] bool empty() const { return begin_ == end_; }

    private:
        Iterator begin_, end_;
    };

    Dependents() = default;
    // Linear in the words. REQUIRES: they are parsed; their heads make no circle.
    explicit Dependents(std::span<const Word> words);

    [[nodiscard]] Range of(std::uint32_t word) const { return {{branches_.data(), branches_[word].first}, {branches_.data(), kNone}}; }
    // Those before the word; those behind it.
    [[nodiscard]] Range before(std::uint32_t word) const {
        return {{branches_.data(), branches_[word].first < word ? branches_[word].first : branches_[word].behind},
                {branches_.data(), branches_[word].behind}};
    }
    [[nodiscard]] Range behind(std::uint32_t word) const { return {{branches_.data(), branches_[word].behind}, {branches_.data(), kNone}}; }
    // The first and the last word of the word and all that is below it.
    [[nodiscard]] std::uint32_t leftmost(std::uint32_t word) const { return branches_[word].left; }
    [[nodiscard]] std::uint32_t rightmost(std::uint32_t word) const { return branches_[word].right; }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    struct Branch {
        std::uint32_t first = kNone;   // dependent
        std::uint32_t behind = kNone;  // first dependent behind the word
        std::uint32_t next = kNone;    // dependent of the same head
        std::uint32_t left = 0;
        std::uint32_t right = 0;
    };
    std::vector<Branch> branches_;  // of each word
};

}  // namespace onrecord
