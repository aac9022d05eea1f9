// The program.

#include "checker/cli/cli.h"

int main(int argc, char** argv) { return claimcheck::RunCli(argc, argv); }
