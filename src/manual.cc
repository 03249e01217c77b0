// manual FOLDER: the build's own program that writes the manual pages and the shells' completions (cli/manual.h).
#include <iostream>

#include "cli/cli.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: manual FOLDER\n";
        return 2;
    }
    return onrecord::write_manual(argv[1]);
}
