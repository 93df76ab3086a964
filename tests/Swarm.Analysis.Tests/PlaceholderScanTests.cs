using Swarm.Core.Gates;

namespace Swarm.Analysis.Tests;

public sealed class PlaceholderScanTests
{
    [Theory]
    [InlineData("a.cs", "    // TODO finish this")]
    [InlineData("a.py", "x = 1  # FIXME")]
    [InlineData("a.html", "<!-- XXX -->")]
    [InlineData("a.c", " * HACK around it")]
    [InlineData("a.cs", "TODO: later")]
    [InlineData("a.kt", "fun f() = TODO(\"later\")")]
    [InlineData("a.md", "The TODO list of this page")]
    [InlineData("a.cs", "public int F() => throw new NotImplementedException();")]
    [InlineData("a.cs", "throw new System.NotImplementedException(\"x\");")]
    [InlineData("a.scala", "throw new NotImplementedError")]
    [InlineData("a.py", "        raise NotImplementedError")]
    [InlineData("a.rs", "    todo!()")]
    [InlineData("a.rs", "    unimplemented!(\"later\")")]
    [InlineData("a.go", "panic(\"not implemented\")")]
    [InlineData("a.ts", "throw new Error('Not yet implemented');")]
    [InlineData("a.swift", "fatalError(\"Unimplemented\")")]
    [InlineData("a.py", "    pass  # stub")]
    [InlineData("a.py", "    ...  # implement")]
    [InlineData("a.js", "  return null; // placeholder")]
    [InlineData("a.html", "<p>Lorem ipsum dolor</p>")]
    [InlineData("README.md", "Hello {{name}}!")]
    [InlineData("README.md", "Set <your-token> here")]
    [InlineData("doc.rst", "## [Your Project Name]")]
    [InlineData("doc.txt", "Goal: [task]")]
    [InlineData("a.sh", "<<<<<<< HEAD")]
    [InlineData("a.sh", ">>>>>>> 3f2a")]
    public void Unfinished_work_fails_at_its_line(string path, string text)
    {
        var result = PlaceholderScan.Measure([new("other.cs", 1, "fine"), new(path, 42, text)]);
        result.Gate.ShouldBe("placeholders");
        result.Verdict.ShouldBe(Verdict.Fail);
        var annotation = result.Annotations.ShouldHaveSingleItem();
        (annotation.Path, annotation.Line).ShouldBe((path, 42));
        result.Summary.ShouldContain($"{path}:42");
    }

    [Theory]
    [InlineData("a.cs", "// TODO(#12) finish this")]
    [InlineData("a.cs", "// FIXME ABC-123")]
    [InlineData("a.cs", "// TODO https://example.org/issues/7")]
    [InlineData("a.cs", "var list = new TodoList(TODO);")]
    [InlineData("a.cs", "enum State { TODO, DONE }")]
    [InlineData("a.sh", "mktemp -d /tmp/XXXXXX # folder")]
    [InlineData("a.cs", "catch (NotImplementedException e)")]
    [InlineData("a.py", "except NotImplementedError:")]
    [InlineData("a.py", "    pass")]
    [InlineData("a.cs", "throw new NotSupportedException();")]
    [InlineData("a.vue", "<p>{{ name }}</p>")]
    [InlineData("a.md", "Use `{{name}}` and `<your-token>` and `TODO`")]
    [InlineData("a.md", "uses: ${{ matrix.os }}")]
    [InlineData("a.md", "- [x] done, see [task](task.md) and [title]: x")]
    [InlineData("a.md", "array[0] and <br> and [1]")]
    public void Finished_work_passes(string path, string text) =>
        PlaceholderScan.Measure([new(path, 1, text)]).Verdict.ShouldBe(Verdict.Pass);

    [Fact]
    public void Nothing_added_passes() => PlaceholderScan.Measure([]).Verdict.ShouldBe(Verdict.Pass);

    [Fact]
    public void Places_come_in_file_order() =>
        PlaceholderScan.Measure([new("b.cs", 9, "// TODO"), new("b.cs", 2, "// TODO"), new("a.cs", 5, "// TODO")])
            .Annotations.Select(a => (a.Path, a.Line)).ShouldBe([("a.cs", 5), ("b.cs", 2), ("b.cs", 9)]);

    [Fact]
    public void A_very_long_line_takes_no_longer_than_its_length() =>
        PlaceholderScan.Measure([new("a.md", 1, new string('/', 200_000) + new string('[', 200_000))]).Verdict.ShouldBe(Verdict.Pass);
}
