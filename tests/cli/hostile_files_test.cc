// Files of every kind that the program reads, as nobody would write them: a
// message and its code, and neither a crash nor a hang nor half a result.

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "tests/cli/program.h"

namespace claimcheck {
namespace {

namespace fs = std::filesystem;

// A kind of file, where it is, and which command reads it.
struct Kind {
  const char* name;
  const char* path;
  // What comes before a value that the file may hold, and after it.
  std::string head;
  std::string tail;
  std::vector<std::string> arguments = {"check"};
};

const std::vector<Kind>& Kinds() {
  static const auto* kinds = new std::vector<Kind>{
      {"settings", "claimcheck.yaml",
       "schema: claimcheck-config/1\nrules: ", "\n"},
      {"rules", "rules/bridge.yaml", "schema: claimcheck/1\nclaims: ", "\n"},
      {"manifest", "corpus/corpus.yaml",
       "schema: claimcheck-corpus/1\nsources: ", "\n"},
      {"front matter", "corpus/daily.md", "---\nid: ", "\n---\nText.\n"},
      {"JSON Lines", "corpus/daily.jsonl", R"({"text": "a", "id": )", "}\n"},
      {"waivers",
       "waivers.yaml",
       "schema: claimcheck-waivers/1\nwaivers: ",
       "\n",
       {"check", "--waivers", "waivers.yaml"}},
      {"baseline",
       "known.txt",
       "# claimcheck-baseline/1\n",
       "\n",
       {"check", "--baseline", "known.txt"}},
      {"old report",
       "old.json",
       R"({"schema": "claimcheck-report/1", "cells": )",
       "}",
       {"diff", "old.json"}},
      {"observations",
       "lines.jsonl",
       R"({"schema": "claimcheck-observations/1", "source": )",
       "}\n",
       {"judge", "lines.jsonl"}}};
  return *kinds;
}

// A small project whose one source is in the file of this kind, if that is a
// source.
void WriteFor(const TempFolder& folder, const Kind& kind) {
  WriteSmallProject(folder);
  const fs::path path = kind.path;
  if (path.parent_path() != "corpus" || path.extension() == ".yaml") return;
  folder.Write("corpus/corpus.yaml",
               "schema: claimcheck-corpus/1\nsources:\n  - {file: " +
                   path.filename().string() + "}\n");
}

Result Reading(const TempFolder& folder, const Kind& kind) {
  Invocation run;
  run.arguments = kind.arguments;
  run.folder = folder.path();
  run.seconds_max = 300;  // Only against hanging for ever.
  return Claimcheck(run);
}

void ExpectRefused(const Result& result) {
  EXPECT_TRUE(result.code == 2 || result.code == 3) << result.code;
  EXPECT_TRUE(result.LastLine().starts_with("exit ")) << result.err;
  EXPECT_LT(result.err.size(), 20'000U);
  EXPECT_EQ(result.out, "") << "half of a result looks like a whole one";
}

std::string Times(int times, std::string_view text) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Nine lists of ten of the list before: a billion texts.
std::string AliasBomb() {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'j'; ++name) {
    const std::string alias = {'*', static_cast<char>(name - 1)};
    bomb += std::string({name, ':', ' ', '&', name}) + " [" +
            Times(9, alias + ", ") + alias + "]\n";
  }
  return bomb;
}

TEST(HostileFileTest, DeepNestingIsRefusedInEveryKind) {
  constexpr int kDepth = 50'000;
  const std::vector<std::string> values = {
      Times(kDepth, "[") + Times(kDepth, "]"), Times(kDepth, "["),
      Times(kDepth, R"({"a":)") + "1" + Times(kDepth, "}"),
      Times(kDepth, R"({"a":)"), Times(kDepth, R"([{"a":)")};
  for (const Kind& kind : Kinds()) {
    SCOPED_TRACE(kind.name);
    const TempFolder folder;
    WriteFor(folder, kind);
    for (const std::string& value : values) {
      SCOPED_TRACE(value.substr(0, 10));
      folder.Write(kind.path, kind.head + value + kind.tail);
      ExpectRefused(Reading(folder, kind));
      // Front matter that is not there is none.
      if (kind.head.starts_with("---")) continue;
      folder.Write(kind.path, value);
      ExpectRefused(Reading(folder, kind));
    }
  }
}

TEST(HostileFileTest, AliasesDoNotGrowWithoutBoundsInAnyKind) {
  const std::string bomb = AliasBomb();
  for (const Kind& kind : Kinds()) {
    SCOPED_TRACE(kind.name);
    const TempFolder folder;
    WriteFor(folder, kind);
    const bool is_front = kind.head.starts_with("---");
    folder.Write(kind.path, is_front ? "---\n" + bomb + "---\nText.\n" : bomb);
    ExpectRefused(Reading(folder, kind));
  }
}

TEST(HostileFileTest, WhatIsNoTextIsRefusedInEveryKind) {
  const std::vector<std::string> values = {
      "",
      std::string("a\0b\n", 4),
      std::string("\xFF\xFEs\0c\0h\0", 8),  // UTF-16.
      "caf\xE9\n",
      "\xC0\x80\n",
      "\xED\xA0\x80\n",  // Half of a surrogate pair.
      "\xEF\xBB\xBF",
      std::string(500'000, '\t'),
      std::string(500'000, '9'),
      std::string(500'000, '"'),
      Times(200'000, "- ")};
  for (const Kind& kind : Kinds()) {
    SCOPED_TRACE(kind.name);
    const TempFolder folder;
    WriteFor(folder, kind);
    for (const std::string& value : values) {
      SCOPED_TRACE(value.substr(0, 10));
      // In a Markdown file, all that is text is a text.
      if (kind.head.starts_with("---")) {
        folder.Write(kind.path, "---\nid: [" + value + "\n---\nText.\n");
      } else {
        folder.Write(kind.path, value);
      }
      const Result result = Reading(folder, kind);
      // Nothing was observed if there is nothing.
      EXPECT_NE(result.code, 0);
      if (result.code != 5) ExpectRefused(result);
    }
  }
}

TEST(HostileFileTest, AFolderAPipeOrADanglingLinkIsNoFileOfAnyKind) {
  for (const Kind& kind : Kinds()) {
    SCOPED_TRACE(kind.name);
    const TempFolder folder;
    WriteFor(folder, kind);
    const std::string path = folder.path() + "/" + kind.path;
    fs::remove(path);
    folder.MakeFolder(kind.path);
    // A folder of rules may have any name; so may one that nobody asked for.
    if (std::string_view(kind.name) != "rules") {
      ExpectRefused(Reading(folder, kind));
    }
    fs::remove(path);
    fs::create_symlink("gone", path);
    ExpectRefused(Reading(folder, kind));
    fs::remove(path);
    // Nobody writes into this one. Lines are read from pipes as well.
    if (std::string_view(kind.name) == "observations") continue;
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    ExpectRefused(Reading(folder, kind));
  }
}

// The text with a byte order mark and with lines as Windows ends them.
std::string AsOnWindows(std::string_view text) {
  std::string out = "\xEF\xBB\xBF";
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

TEST(HostileFileTest, ByteOrderMarksAndOtherLineEndsAreReadInEveryKind) {
  const TempFolder folder;
  WriteSmallProject(folder);
  folder.Write("corpus/corpus.yaml",
               std::string(kSmallManifest) +
                   "  - {file: page.md, published: 2025-01-19}\n"
                   "  - {file: posts.jsonl}\n");
  folder.Write("corpus/page.md",
               "---\nid: page\n---\nThe bridge has 4 arches.");
  folder.Write("corpus/posts.jsonl",
               R"({"id": "post", "text": "The bridge has 5 arches."})"
               "\n");
  folder.Write("claimcheck.yaml",
               "schema: claimcheck-config/1\nrules: rules\ncorpus: corpus\n"
               "waivers: waivers.yaml\n");
  folder.Write("waivers.yaml",
               "schema: claimcheck-waivers/1\nwaivers:\n"
               "  - {claim: arches, source: post, reason: known, author: me, "
               "until: 2999-01-01}\n");
  const std::vector<std::string> check = {"check", "--baseline", "known.txt",
                                          "--format", "text"};
  ASSERT_EQ(
      Claimcheck(folder, {"baseline", "write", "--baseline", "known.txt"}).code,
      0);
  ASSERT_EQ(Claimcheck(folder, {"check", "--fail-on", "never", "--format",
                                "json=old.json"})
                .code,
            0);
  const Result unix_lines = Claimcheck(folder, check);
  EXPECT_EQ(unix_lines.code, 0) << unix_lines.err;
  EXPECT_NE(unix_lines.out.find("waived"), std::string::npos);
  for (const char* path :
       {"claimcheck.yaml", "waivers.yaml", "known.txt", "old.json",
        "corpus/corpus.yaml", "corpus/posts.jsonl", "rules/bridge.yaml",
        "corpus/daily.txt", "corpus/page.md"}) {
    SCOPED_TRACE(path);
    folder.Write(path, AsOnWindows(folder.Read(path)));
    const Result result = Claimcheck(folder, check);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out, unix_lines.out);
    EXPECT_EQ(Claimcheck(folder, {"diff", "old.json"}).code, 0);
  }
  ASSERT_EQ(Claimcheck(folder, {"observe", "-o", "lines.jsonl"}).code, 0);
  const Result judged = Claimcheck(folder, {"judge", "lines.jsonl"});
  folder.Write("lines.jsonl", AsOnWindows(folder.Read("lines.jsonl")));
  EXPECT_EQ(Claimcheck(folder, {"judge", "lines.jsonl"}).out, judged.out);
}

}  // namespace
}  // namespace claimcheck
