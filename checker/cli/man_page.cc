#include "checker/cli/man_page.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "checker/text/utf8.h"

namespace claimcheck {
namespace {

// Text in a line: nothing in it is a request or an escape. What stands between
// backticks is set bold.
std::string Roff(const std::string& text) {
  std::string out;
  if (absl::StartsWith(text, ".") || absl::StartsWith(text, "'")) out = "\\&";
  bool bold = false;
  for (CharReader reader(text); !reader.done(); reader.Next()) {
    const char32_t c = reader.code();
    if (c >= 0x80) {
      absl::StrAppendFormat(&out, "\\[u%04X]", static_cast<uint32_t>(c));
      continue;
    }
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '"':
        out += "\\(dq";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      case '`':
        bold = !bold;
        out += bold ? "\\fB" : "\\fR";
        break;
      default:
        out += static_cast<char>(c);
    }
  }
  return out;
}

std::string Bold(const std::string& text) {
  return absl::StrCat("\\fB", Roff(text), "\\fR");
}

std::string Italic(const std::string& text) {
  return absl::StrCat("\\fI", Roff(text), "\\fR");
}

std::string Sentence(const std::string& text) {
  return absl::StrCat(Roff(text), absl::EndsWith(text, ".") ? "" : ".", "\n");
}

// "-o, --output FILE".
std::string OptionHead(const ArgumentEntry& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back(Bold(name));
  std::string head = absl::StrJoin(names, ", ");
  if (!option.IsFlag()) absl::StrAppend(&head, " ", Italic(option.type));
  return head;
}

std::string Entry(const std::string& head, const ArgumentEntry& entry) {
  return absl::StrCat(".TP\n", head, "\n", Sentence(entry.about));
}

// "CLAIM [SOURCE]".
std::string ArgumentsText(const CommandEntry& command) {
  std::string text;
  for (const ArgumentEntry& argument : command.arguments) {
    const std::string name =
        Italic(argument.type) + (argument.is_list ? " .\\|.\\|." : "");
    absl::StrAppend(&text, argument.is_required ? name : "[" + name + "]",
                    "\n");
  }
  return text;
}

bool IsIndented(const std::string& line) {
  return absl::StartsWith(line, "  ");
}

// Headings are requests of the kind `heading`, .SH or .SS; "" sets them bold.
std::string Footer(const std::string& footer, const std::string& heading) {
  const std::vector<std::string> lines =
      absl::StrSplit(absl::StripAsciiWhitespace(footer), '\n');
  std::string out;
  bool literal = false;
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const bool indented_next = i + 1 < lines.size() && IsIndented(lines[i + 1]);
    const bool starts = i == 0 || lines[i - 1].empty();
    if (IsIndented(line) != literal && !line.empty()) {
      literal = !literal;
      out += literal ? ".nf\n" : ".fi\n";
    }
    if (line.empty()) {
      continue;
    } else if (starts && indented_next && line.back() == ':' && !literal) {
      const std::string name = line.substr(0, line.size() - 1);
      if (heading.empty()) {
        absl::StrAppend(&out, ".PP\n", Bold(line), "\n.br\n");
      } else {
        absl::StrAppend(&out, heading, " ",
                        Roff(absl::AsciiStrToUpper(
                            name == "Exit codes" ? "Exit status" : name)),
                        "\n");
      }
    } else {
      absl::StrAppend(&out, starts ? ".PP\n" : "", Roff(line), "\n");
    }
  }
  return out + (literal ? ".fi\n" : "");
}

std::string CommandText(const CommandEntry& command) {
  std::string out = absl::StrCat(".SS ", Roff(command.name), "\n",
                                 Bold("claimcheck " + command.name), "\n");
  absl::StrAppend(&out, "[\\fIOPTIONS\\fR]\n", ArgumentsText(command), ".PP\n",
                  Sentence(command.about));
  for (const ArgumentEntry& argument : command.arguments) {
    out += Entry(Italic(argument.type), argument);
  }
  for (const ArgumentEntry& option : command.options) {
    out += Entry(OptionHead(option), option);
  }
  return out + Footer(command.footer, "");
}

}  // namespace

std::string RenderManPage(const std::vector<CommandEntry>& entries,
                          const std::string& version) {
  const CommandEntry& program = entries.front();
  std::string out = absl::StrCat(
      ".\\\" Written by claimcheck man.\n.TH CLAIMCHECK 1 \"\" \"",
      Roff(version), "\" \"User Commands\"\n.SH NAME\n", Roff(program.name),
      " \\- check which sources agree with claims and which contradict them\n",
      ".SH SYNOPSIS\n", Bold(program.name),
      "\n[\\fICOMMAND\\fR] [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n");
  for (const absl::string_view line : absl::StrSplit(program.about, '\n')) {
    absl::StrAppend(&out, Roff(std::string(line)), "\n");
  }
  std::string commands = ".SH OPTIONS\n";
  for (const ArgumentEntry& option : program.options) {
    commands += Entry(OptionHead(option), option);
  }
  commands += ".SH COMMANDS\n";
  for (const CommandEntry& command : entries) {
    if (&command != &program) commands += CommandText(command);
  }
  // What the program is for comes before its commands, examples after them.
  const std::string footer = Footer(program.footer, ".SH");
  const size_t headings = footer.find(".SH ");
  return absl::StrCat(
      out, footer.substr(0, headings), commands,
      headings == std::string::npos ? "" : footer.substr(headings));
}

}  // namespace claimcheck
