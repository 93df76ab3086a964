namespace Swarm.Analysis.Tests;

public sealed class PatchReaderTests
{
    [Fact]
    public void Added_lines_carry_their_numbers_in_the_newer_file()
    {
        const string patch = """
            diff --git a/src/A.cs b/src/A.cs
            index 1..2 100644
            --- a/src/A.cs
            +++ b/src/A.cs
            @@ -1,3 +1,4 @@
             one
            -two
            +zwei
            +drei
             three
            @@ -20 +21,2 @@ class X
            +neu
             twenty
            diff --git a/gone.txt b/gone.txt
            deleted file mode 100644
            --- a/gone.txt
            +++ /dev/null
            @@ -1 +0,0 @@
            -bye
            diff --git a/new.txt b/new.txt
            new file mode 100644
            --- /dev/null
            +++ b/new.txt
            @@ -0,0 +1 @@
            +hello
            \ No newline at end of file
            """;

        PatchReader.AddedLines(patch).ShouldBe(
            [new("src/A.cs", 2, "zwei"), new("src/A.cs", 3, "drei"), new("src/A.cs", 21, "neu"), new("new.txt", 1, "hello")]);
    }

    [Fact]
    public void A_line_that_looks_like_a_header_is_still_an_added_line()
    {
        const string patch = "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,4 @@\n x\n+++ b/elsewhere\n+@@ -1 +1 @@\n+diff --git a/b b/b\n";
        PatchReader.AddedLines(patch).ShouldBe([new("a", 2, "++ b/elsewhere"), new("a", 3, "@@ -1 +1 @@"), new("a", 4, "diff --git a/b b/b")]);
    }

    [Theory]
    [InlineData("+++ b/with space.txt\t", "with space.txt")]
    [InlineData("+++ \"b/tab\\there\"", "tab\there")]
    [InlineData("+++ \"b/gr\\303\\274n \\\"x\\\" ü\"", "grün \"x\" ü")]
    [InlineData("+++ b/ümlaut.md\r", "ümlaut.md")]
    public void Odd_paths_are_read_as_they_are(string header, string path) =>
        PatchReader.AddedLines($"diff --git a/x b/x\n--- a/x\n{header}\n@@ -0,0 +1 @@\n+text\r\n").ShouldBe([new(path, 1, "text")]);

    [Theory]
    [InlineData("")]
    [InlineData("no diff at all\n+++ nothing\n+added?\n")]
    [InlineData("@@ -1 +1 @@\n+without a file\n")]
    public void What_is_no_diff_gives_nothing(string text) => PatchReader.AddedLines(text).ShouldBeEmpty();

    [Fact]
    public void A_diff_that_was_cut_off_gives_what_it_has() =>
        PatchReader.AddedLines("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -0,0 +1,9 @@\n+one\n+tw").Select(l => l.Text).ShouldBe(["one", "tw"]);
}
