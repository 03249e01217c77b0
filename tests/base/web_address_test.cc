#include "base/web_address.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(WebAddress, IsHttpOrHasNoScheme) {
    for (const char* address : {"", "http://a.example/", "HTTPS://a.example/b:c", "/2025/08/weir", "weir.html", "?id=3:4", "#x:y",
                                "//a.example:80/", " http://a.example"}) {
        EXPECT_TRUE(is_web_address(address)) << address;
    }
    for (const char* address : {"javascript:alert(1)", "JavaScript:alert(1)//http://a.example", " javascript:x", "java\nscript:x",
                                "data:text/html,x", "vbscript:x", "file:///etc/passwd", "httpx://a", "htt:x", "https2:x", ":x", "urn:a"}) {
        EXPECT_FALSE(is_web_address(address)) << address;
    }
}

}  // namespace
}  // namespace onrecord
