using System.Diagnostics;
using Swarm.Core.Gates;
using Swarm.Core.Policies;

namespace Swarm.Core.Tests.Gates;

public sealed class GateTests
{
    private static ChangedFile[] Changes(params string[] paths) => [.. paths.Select(path => new ChangedFile(path, ChangeKind.Modified))];

    private static Verdict Scope(string[] touches, ChangedFile[] changes, string[]? locked = null, string[]? suspicious = null) =>
        ScopeGate.Measure(touches, locked ?? [], changes, suspicious ?? []).Verdict;

    [Fact]
    public void Changes_inside_the_touches_pass() => Scope(["src"], Changes("src/a", "src/b/c")).ShouldBe(Verdict.Pass);

    [Theory]
    [InlineData(1, Verdict.Warn)]
    [InlineData(2, Verdict.Warn)]
    [InlineData(3, Verdict.Fail)]
    public void Two_strays_are_tolerated(int strays, Verdict verdict) =>
        Scope(["src"], Changes([.. Enumerable.Range(0, strays).Select(n => $"doc/{n}"), "src/a"])).ShouldBe(verdict);

    [Fact]
    public void A_stray_that_another_task_holds_is_never_tolerated() => Scope(["src"], Changes("doc/a"), locked: ["doc"]).ShouldBe(Verdict.Fail);

    [Theory]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData("src/CLAUDE.md")]
    public void A_protected_path_fails_even_inside_the_touches(string path) => Scope(["src", ".github"], Changes(path)).ShouldBe(Verdict.Fail);

    [Fact]
    public void What_reaches_outside_the_tree_fails() => Scope(["src"], Changes("src/link"), suspicious: ["src/link"]).ShouldBe(Verdict.Fail);

    [Fact]
    public void A_read_only_task_may_change_nothing()
    {
        Scope([], []).ShouldBe(Verdict.Pass);
        Scope([], Changes("a")).ShouldBe(Verdict.Fail);
    }

    [Theory]
    [InlineData("src/a.cs(12,5): error CS1: bad", "src/a.cs", 12, "error CS1: bad")]
    [InlineData("./a.py:7: oops", "a.py", 7, "oops")]
    [InlineData("  test/x.js:3:9: fails here", "test/x.js", 3, "fails here")]
    [InlineData("run.sh: line 4: no such file", "run.sh", 4, "no such file")]
    public void Places_are_read_as_compilers_print_them(string line, string path, int number, string text) =>
        CommandOutput.Places("noise\n" + line + "\nmore").ShouldHaveSingleItem().ShouldBe(new GateAnnotation(path, number, text));

    [Fact]
    public void A_failed_command_names_the_first_place_or_its_last_line()
    {
        CommandOutput.Read("tests", "make", 2, "a.c:1: bad\n").Summary.ShouldBe("`make` ended with 2. a.c:1: bad");
        CommandOutput.Read("tests", "make", 2, "one\ntwo\n\n").Summary.ShouldEndWith("two");
        CommandOutput.Read("tests", "make", 2, "").Summary.ShouldEndWith("It printed nothing.");
        CommandOutput.Read("tests", "make", 0, "a.c:1: bad").ShouldSatisfyAllConditions(r => r.Verdict.ShouldBe(Verdict.Pass), r => r.Annotations.ShouldBeEmpty());
    }

    [Fact]
    public void Endless_output_is_cut_and_read_at_once()
    {
        var watch = Stopwatch.StartNew();
        CommandOutput.Read("tests", "make", 1, new string('\n', 300_000) + new string('x', 300_000)).Summary.Length.ShouldBeLessThan(1_000);
        CommandOutput.Places(string.Concat(Enumerable.Range(1, 100).Select(n => $"a.c:{n}: {new string('y', 5_000)}\n"))).Length.ShouldBe(20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Evidence_meets_only_when_each_required_gate_passed_and_none_failed()
    {
        var pass = GateResult.Pass("a", "");
        new Evidence("c", [pass, pass with { Gate = "b", Verdict = Verdict.Warn }]).Meets(["a", "b"]).ShouldBeTrue();
        new Evidence("c", [pass]).Meets(["a", "b"]).ShouldBeFalse();
        new Evidence("c", [pass, GateResult.NotMeasured("b", "")]).Meets(["a", "b"]).ShouldBeFalse();
        new Evidence("c", [pass, GateResult.Fail("other", "")]).Meets(["a"]).ShouldBeFalse();
        new Evidence("c", [pass, GateResult.Fail("a", "")]).Meets(["a"]).ShouldBeFalse();
    }

    [Fact]
    public void Gates_are_required_as_far_as_they_can_be_measured()
    {
        GateIds.Required(new RepositoryCommands()).ShouldBe(["scope", "placeholders", "secrets"]);
        GateIds.Required(new RepositoryCommands("b", "t", "l")).ShouldBe(GateIds.InOrder);
    }
}
