#pragma once

namespace waymark::app {

/// Reads the command line, runs its verb and gives the exit code.
int run_command_line(int argc, char** argv);

}  // namespace waymark::app
