// The three reports of ../shared/seeds as one record: each person once, nobody who is none, and nobody left as a description whom it can
// name.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/readings.h"
#include "base/ascii.h"
#include "base/table.h"
#include "intake/intake.h"
#include "onrecord/record.h"
#include "record/sample.h"
#include "shared.h"
#include "text/personal_name.h"
#include "view/speakers.h"

namespace onrecord {
namespace {

constexpr std::size_t kPrefixBytes = 3;  // of a given name: two that begin alike are forms of one

class Seeds : public ::testing::Test {
protected:
    void SetUp() override {
        ONRECORD_NEEDS_SHARED("seeds");
        record_.emplace(Record::open(folder_ / "seeds.record", Record::Mode::write));
        read_inputs({shared("seeds")}, {}, [&](const std::string&, Result<Document> document) {
            EXPECT_TRUE(document.ok());
            const auto reading = shared_reader().read(std::move(document).value());
            EXPECT_TRUE(reading.ok() && record_->value().add(reading.value()).ok());
            return true;
        });
        ASSERT_TRUE(record_->value().link().ok());
        people_ = record_->value().people();
        ASSERT_FALSE(people_.empty());
    }

    Folder folder_;
    std::optional<Result<Record>> record_;
    std::vector<PersonRow> people_;
};

TEST_F(Seeds, EachPersonIsOnce) {
    std::map<std::string, std::string> bearers;  // by surname and the beginning of the given name, and by whole names
    const auto bears = [&](const std::string& key, const PersonRow& person) {
        const auto [found, is_new] = bearers.emplace(key, person.name);
        EXPECT_TRUE(is_new || found->second == person.name) << found->second << " and " << person.name << " are " << key;
    };
    for (const PersonRow& person : people_) {
        std::vector<std::string> forms = person.aliases;
        forms.push_back(person.name);
        for (const std::string& form : forms) {
            if (form.find(' ') == std::string::npos) continue;
            bears(lower_case(form), person);
            bears(lower_case(form.substr(0, kPrefixBytes)) + " … " + lower_case(surname_of(form)), person);
        }
    }
}

TEST_F(Seeds, NobodyIsATeamOrACamp) {
    for (const PersonRow& person : people_) {
        const std::string first = lower_case(person.name.substr(0, person.name.find(' ')));
        for (const Row& row : load_table("english/group_noun.tsv")) EXPECT_NE(first, row[0]) << person.name;
    }
}

TEST_F(Seeds, WhoIsDescribedIsNobodyWhomTheRecordCanName) {
    std::map<std::string, std::vector<std::string>> holders;  // by what is said of them
    for (const PersonRow& person : people_) {
        for (const PersonRow::Role& role : person.roles) {
            auto& names = holders["the " + lower_case(role.words)];
            if (std::find(names.begin(), names.end(), person.name) == names.end()) names.push_back(person.name);
        }
    }
    std::size_t n_described = 0;
    for (const StatementRow& statement : record_->value().statements()) {
        if (!statement.person.empty()) continue;
        ++n_described;
        const auto found = holders.find(lower_case(without_ending_marks(statement.source)));
        EXPECT_TRUE(found == holders.end() || found->second.size() > 1) << statement.source << " is " << found->second.front();
    }
    EXPECT_GT(n_described, 0U);
}

}  // namespace
}  // namespace onrecord
