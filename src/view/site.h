// The pages of `serve`, as a pure function of a record and an address: nothing here opens a socket.
//
//     Site site(record);
//     SitePage page = site.page({"story", "s1"}, {});   // 200, a whole HTML document
//
// Addresses: / (the cases, or the only one), /story/ID[/timeline|claims|statements|quotations|differences|people|reuse|sources],
// /story/ID/statements.csv, /claim/ID, /quotation/ID, /person/ID, /report/ID?at=54-131 (the words marked), /sources, /decisions,
// /search?q=…, /style.css, /icon.svg.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "onrecord/record.h"

namespace onrecord {

struct SitePage {
    int status = 200;  // or 404; 500 where the record cannot be read
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::string file_name = {};  // that a browser saves it under; empty: it is shown
};

// Shows the record as it is when the page is asked for, all of a page in one state. Only counts are held, and counted again where the
// record has changed: a page asks the record for what is on it, or in its case. REQUIRES: the record outlives it; one thread at a time.
class Site {
public:
    // With a token, the page of decisions has buttons that POST it to /decisions/undo with the decision's number.
    explicit Site(const Record& record, std::string form_token = {});
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] SitePage page(const std::vector<std::string>& path, const std::vector<std::pair<std::string, std::string>>& query) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace onrecord
