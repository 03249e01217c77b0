// Manual pages in man(7)'s macros, completions for bash, zsh and fish, and docs/options.md, by walking the CLI11 app. What CLI11 knows is
// first put into Command and Argument, so that the writers below share one reading of it. Nothing here names a command or an option.
// Tests: tests/cli/manual_test.cc; the shells themselves, and man: tests/package/manual.py.
#include "cli/manual.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord {
namespace {

struct Argument {
    std::string name;                  // "--threads"; of a positional "INPUT"
    std::string short_name;            // "-o"; empty: none
    std::string value;                 // "N", "FILE", "jsonl|csv"; empty: takes none
    std::vector<std::string> choices;  // the values, where there is a list of them
    std::string help, variable;
    bool is_positional = false, is_required = false, is_many = false;
};

struct Command {
    std::string name;  // "read"; of the program empty
    std::string help, footer;
    std::vector<Argument> positionals, options;
};

// CLI11 prints a type and its checks as "N:INT in [1 - 1024]", and a list of values as ":{jsonl,csv}".
void describe_value(const std::string& type, Argument& argument) {
    const auto colon = type.find(':');
    argument.value = type.substr(0, colon);
    if (colon == std::string::npos || type.compare(colon, 2, ":{") != 0) return;
    const std::string list = type.substr(colon + 2, type.rfind('}') - colon - 2);
    for (const std::string& choice : CLI::detail::split(list, ',')) argument.choices.push_back(choice);
    argument.value = fmt::format("{}", fmt::join(argument.choices, "|"));
}

Command describe(const CLI::App& app, std::string name) {
    Command command{std::move(name), app.get_description(), app.get_footer(), {}, {}};
    for (const CLI::Option* option : app.get_options()) {
        Argument argument;
        argument.help = option->get_description();
        argument.variable = option->get_envname();
        argument.is_required = option->get_required();
        argument.is_many = option->get_items_expected_max() > 1;
        argument.is_positional = option->get_positional();
        if (argument.is_positional) {
            argument.name = option->get_name(true);
            command.positionals.push_back(argument);
            continue;
        }
        argument.name = "--" + option->get_lnames().front();
        if (!option->get_snames().empty()) argument.short_name = "-" + option->get_snames().front();
        if (option->get_items_expected_max() > 0) describe_value(option->get_type_name(), argument);
        command.options.push_back(argument);
    }
    return command;
}

bool is_file(const Argument& argument) {
    return argument.value == "FILE";
}

// `text` with every `from` as `to`.
std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
}

// ---- man

std::string roff(const std::string& text) {
    std::string out = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
    return replaced(replaced(out, "\n.", "\n\\&."), "\n'", "\n\\&'");
}

std::string with_value(const Argument& argument) {
    std::string out = argument.short_name.empty() ? "" : fmt::format("\\fB{}\\fR, ", roff(argument.short_name));
    out += fmt::format("\\fB{}\\fR", roff(argument.name));
    if (argument.value.empty()) return out;
    return out + (argument.choices.empty() ? fmt::format(" \\fI{}\\fR", roff(argument.value)) : " " + roff(argument.value));
}

std::string heading(const std::string& page) {
    return fmt::format(".TH {} 1 \"\" \"onrecord {}\" \"User Commands\"\n.SH NAME\n", page, ONRECORD_VERSION);
}

// "Example:" and what follows are a section of their own; the rest of the footer is prose.
std::string example_of(const std::string& footer) {
    std::string out;
    for (const std::string& line : CLI::detail::split(footer, '\n')) {
        if (line == "Example:") {
            out += ".SH EXAMPLE\n";
        } else if (line.starts_with("  onrecord ")) {
            out += fmt::format(".nf\n{}\n.fi\n", roff(line.substr(2)));
        }
    }
    return out;
}

struct ExitStatus {
    int status;
    const char* meaning;
};
constexpr ExitStatus kExitStatuses[] = {
    {kDone, "done"},
    {kSomeUnread, "done, but some documents could not be read (they are listed), or check found a fault"},
    {kWrongUse, "wrong use: a command, option or argument that cannot be; nothing was changed"},
    {kFailed, "failed: a file, the disk or the record; the message says which and what to do"}};

std::string exit_statuses() {
    std::string out = ".SH \"EXIT STATUS\"\n";
    for (const auto& [status, meaning] : kExitStatuses) out += fmt::format(".TP\n{}\n{}\n", status, roff(meaning));
    return out;
}

std::string program_page(const Command& program, const std::vector<Command>& commands) {
    std::string out = heading("onrecord") + "onrecord \\- who said what, when, in many news reports of one story\n";
    out += ".SH SYNOPSIS\n.B onrecord\n.I COMMAND\n[\\fIOPTIONS\\fR] \\fIARGUMENTS\\fR\n";
    out += ".SH DESCRIPTION\n" + roff(program.help) + "\n.SH COMMANDS\n";
    for (const Command& command : commands)
        out += fmt::format(".TP\n\\fB{}\\fR\n{}; see \\fBonrecord\\-{}\\fR(1)\n", command.name, roff(command.help), command.name);
    out += ".SH OPTIONS\n";
    for (const Argument& option : program.options) out += fmt::format(".TP\n{}\n{}\n", with_value(option), roff(option.help));
    out +=
        ".SH ENVIRONMENT\nEvery option of a command has a variable, used if the option is not given; the command's page "
        "lists them.\n.TP\n\\fBNO_COLOR\\fR\nno colour on a terminal\n.TP\n\\fBCOLUMNS\\fR\nwidth of what is shown\n";
    return out + exit_statuses() + example_of(program.footer);
}

std::string command_page(const Command& command) {
    const std::string page = "onrecord-" + command.name;
    std::string out = heading(page) + fmt::format("{} \\- {}\n", roff(page), roff(command.help));
    out += fmt::format(".SH SYNOPSIS\n.B onrecord {}\n[\\fIOPTIONS\\fR]", command.name);
    for (const Argument& positional : command.positionals)
        out += fmt::format(" \\fI{}\\fR{}", positional.name, positional.is_many ? "..." : "");
    out += "\n.SH ARGUMENTS\n";
    for (const Argument& positional : command.positionals)
        out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", positional.name, roff(positional.help));
    out += ".SH OPTIONS\n";
    for (const Argument& option : command.options) out += fmt::format(".TP\n{}\n{}\n", with_value(option), roff(option.help));
    std::string variables;
    for (const Argument& option : command.options) {
        if (!option.variable.empty()) variables += fmt::format(".TP\n\\fB{}\\fR\n\\fB{}\\fR\n", option.variable, roff(option.name));
    }
    if (!variables.empty()) {
        out += ".SH ENVIRONMENT\nA variable is used if its option is not given. 1 sets an option that takes no value.\n" + variables;
    }
    return out + exit_statuses() + example_of(command.footer) + ".SH \"SEE ALSO\"\n\\fBonrecord\\fR(1)\n";
}

// ---- bash: words, then names of files where there are none

std::string names_of(const std::vector<Argument>& options) {
    std::string out;
    for (const Argument& option : options) {
        out += (out.empty() ? "" : " ") + option.name;
        if (!option.short_name.empty()) out += " " + option.short_name;
    }
    return out;
}

std::string bash_script(const Command& program, const std::vector<Command>& commands) {
    std::string names, options, values;
    for (const Command& command : commands) {
        names += command.name + " ";
        options += fmt::format("        {}) [[ $word == -* ]] && words=\"{}\" ;;\n", command.name, names_of(command.options));
        for (const Argument& option : command.options) {
            if (option.value.empty() || is_file(option)) continue;
            values += fmt::format("        \"{} {}\") COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); compopt +o default; return ;;\n",
                                  command.name, option.name, fmt::join(option.choices, " "));
        }
    }
    return fmt::format(R"(# Completion of onrecord for bash; made by the build from the program's own description.
_onrecord() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command="" words="" i
    for ((i = 1; i < COMP_CWORD; ++i)); do
        [[ ${{COMP_WORDS[i]}} == -* ]] || {{ command=${{COMP_WORDS[i]}}; break; }}
    done
    COMPREPLY=()
    case "$command $before" in
{}    esac
    case "$command" in
        "") words="{}{}"; compopt +o default ;;
{}    esac
    [[ -z $words ]] || COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _onrecord onrecord
)",
                       values, names, names_of(program.options), options);
}

// ---- zsh

// In single quotes, inside [...] or after a colon of _arguments.
std::string zsh_words(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == '[' || c == ']' || c == '\\') out.push_back('\\');
        out.push_back(c);
    }
    return replaced(out, "'", "'\\''");
}

std::string zsh_options(const std::vector<Argument>& options) {
    std::string out;
    for (const Argument& option : options) {
        std::string names = option.name;
        if (!option.short_name.empty()) names = fmt::format("'{{{},{}}}'", option.short_name, option.name);
        std::string value;
        if (!option.value.empty()) {
            value = fmt::format(":{}:{}", zsh_words(option.choices.empty() ? option.value : "value"),
                                is_file(option)          ? "_files"
                                : option.choices.empty() ? ""
                                                         : fmt::format("({})", fmt::join(option.choices, " ")));
        }
        out += fmt::format(" \\\n            '{}[{}]{}'", names, zsh_words(option.help), value);
    }
    return out;
}

std::string zsh_script(const Command& program, const std::vector<Command>& commands) {
    std::string list, arguments;
    for (const Command& command : commands) {
        list += fmt::format("            '{}:{}'\n", command.name, zsh_words(command.help));
        arguments +=
            fmt::format("        {}) _arguments{} \\\n            '*:file:_files' ;;\n", command.name, zsh_options(command.options));
    }
    return fmt::format(R"(#compdef onrecord
# Completion of onrecord for zsh; made by the build from the program's own description.
_onrecord() {{
    local context state state_descr line
    typeset -A opt_args
    _arguments -C{} \
            '1:command:->command' '*::argument:->argument'
    case $state in
    command)
        local -a commands=(
{}        )
        _describe command commands ;;
    argument)
        case $line[1] in
{}        esac ;;
    esac
}}
_onrecord "$@"
)",
                       zsh_options(program.options), list, arguments);
}

// ---- fish

std::string fish_words(const std::string& text) {
    return "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_script(const Command& program, const std::vector<Command>& commands) {
    std::string out = "# Completion of onrecord for fish; made by the build from the program's own description.\n";
    const auto option_line = [&](const std::string& when, const Argument& option) {
        out += fmt::format("complete -c onrecord -n {} -l {}", fish_words(when), option.name.substr(2));
        if (!option.short_name.empty()) out += " -s " + option.short_name.substr(1);
        if (!option.value.empty()) out += is_file(option) ? " -r -F" : " -x";
        if (!option.choices.empty()) out += " -a " + fish_words(fmt::format("{}", fmt::join(option.choices, " ")));
        out += " -d " + fish_words(option.help) + "\n";
    };
    for (const Argument& option : program.options) option_line("__fish_use_subcommand", option);
    for (const Command& command : commands) {
        out += fmt::format("complete -c onrecord -n __fish_use_subcommand -f -a {} -d {}\n", command.name, fish_words(command.help));
    }
    for (const Command& command : commands) {
        for (const Argument& option : command.options) option_line("__fish_seen_subcommand_from " + command.name, option);
    }
    return out;
}

// ---- docs/options.md

// For a cell of a Markdown table.
std::string cell(const std::string& text) {
    return replaced(text, "|", "\\|");
}

std::string options_page(const std::vector<Command>& commands) {
    std::string out =
        "# Every command and option\n\nThe build writes this page from the description that `--help` prints. `docs/commands.md` says what "
        "the "
        "commands print.\n\n| exit status | meaning |\n| ---: | --- |\n";
    for (const auto& [status, meaning] : kExitStatuses) out += fmt::format("| {} | {} |\n", status, meaning);
    out +=
        "\nAn environment variable is used if its option is not given; `1` sets an option that takes no value. `NO_COLOR` turns colour "
        "off, "
        "`COLUMNS` is the width of what is shown.\n";
    for (const Command& command : commands) {
        std::string usage = "onrecord " + command.name + " [OPTIONS]";
        for (const Argument& positional : command.positionals) usage += " " + positional.name + (positional.is_many ? "..." : "");
        out += fmt::format("\n## {}\n\n`{}`: {}.\n\n| argument or option | | variable |\n| --- | --- | --- |\n", command.name, usage,
                           command.help);
        for (const Argument& positional : command.positionals)
            out += fmt::format("| {} | {} | |\n", positional.name, cell(positional.help));
        for (const Argument& option : command.options) {
            const std::string value = option.choices.empty() ? (option.value.empty() ? "" : " " + option.value) : " VALUE";
            const std::string choices = option.choices.empty() ? "" : fmt::format(": `{}`", fmt::join(option.choices, "`, `"));
            out += fmt::format("| `{}{}{}` | {}{} | {} |\n", option.short_name.empty() ? "" : option.short_name + ", ", option.name, value,
                               cell(option.help), choices, option.variable.empty() ? "" : "`" + option.variable + "`");
        }
    }
    return out;
}

}  // namespace

int write_manual(const CLI::App& app, const std::string& folder, Messages& messages) {
    const Command program = describe(app, "");
    std::vector<Command> commands;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        commands.push_back(describe(*command, command->get_name()));
    std::vector<std::pair<std::string, std::string>> files{{"onrecord.1", program_page(program, commands)},
                                                           {"onrecord.bash", bash_script(program, commands)},
                                                           {"_onrecord", zsh_script(program, commands)},
                                                           {"onrecord.fish", fish_script(program, commands)},
                                                           {"options.md", options_page(commands)}};
    for (const Command& command : commands) files.emplace_back("onrecord-" + command.name + ".1", command_page(command));
    for (const auto& [name, content] : files) {
        Output output(messages, folder + "/" + name);
        output.write(content);
        if (const int status = output.finish(); status != kDone) return status;
    }
    return kDone;
}

}  // namespace onrecord
