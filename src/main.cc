#include "cli/cli.h"

int main(int argc, char** argv) {
    return onrecord::run(argc, argv);
}
