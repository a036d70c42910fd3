#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "support/program.h"

namespace corridor::test {
namespace {

std::string const question = "check networks/small/two-ways.yaml";

// An empty folder of its own for each case.
std::filesystem::path folder(std::string const& name) {
    auto path = std::filesystem::temp_directory_path() / ("corridor-output-" + name);
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
    return path;
}

std::string bytes(std::filesystem::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

int write_to(std::filesystem::path const& target) {
    return run(question + " -o '" + target.string() + "' 2>/dev/null").status;
}

std::size_t count_of(std::filesystem::path const& path) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{path}, {}));
}

TEST_CASE("a full disk is noticed on standard output and in a file") {
    CHECK(run(question + " > /dev/full 2>/dev/null").status == 4);
    CHECK(write_to("/dev/full") == 4);
}

TEST_CASE("the output file '-' is standard output") {
    CHECK(run(question + " -o -").output == run(question).output);
}

TEST_CASE("an answer goes to the file behind a symbolic link, and the link stays") {
    auto const where = folder("link");
    std::ofstream{where / "target"} << "old";
    std::filesystem::create_symlink("target", where / "link");
    std::filesystem::create_symlink("new", where / "dangling");
    CHECK(write_to(where / "link") == 0);
    CHECK(write_to(where / "dangling") == 0);
    CHECK(std::filesystem::is_symlink(where / "link"));
    CHECK(bytes(where / "target") == run(question).output);
    CHECK(bytes(where / "new") == run(question).output);
    CHECK(count_of(where) == 4);
}

TEST_CASE("a pipe that takes the answer stays a pipe") {
    auto const pipe = folder("pipe") / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    Outcome const outcome = run(question + " -o '" + pipe.string() + "' & cat '" + pipe.string() + "'");
    CHECK(outcome.output == run(question).output);
    CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("what cannot be written leaves nothing behind") {
    auto const where = folder("nothing");
    std::filesystem::create_directory(where / "folder");
    CHECK(write_to(where / "folder") == 4);
    CHECK(write_to(where / "no" / "such" / "folder") == 4);
    CHECK(count_of(where) == 1);
}

}  // namespace
}  // namespace corridor::test
