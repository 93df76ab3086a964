using System.Diagnostics;
using Swarm.Core.Plans;

namespace Swarm.Core.Tests.Plans;

public sealed class PlanReaderTests
{
    private static PlanReading Read(string tasks) => PlanReader.Read($$"""{"summary": "s", "tasks": [{{tasks}}]}""");

    private static string Task(string id, string touches = "\"a\"", string after = "", string more = "") =>
        $$"""{"id": "{{id}}", "title": "t", "effort": "S", "touches": [{{touches}}], "dependsOn": [{{after}}]{{more}}}""";

    private static PlanFault Only(string tasks) => Read(tasks).Faults.ShouldHaveSingleItem();

    [Fact]
    public void A_plan_is_read_with_its_defaults()
    {
        var plan = Read(Task("T01", more: ", \"remark\": 7")).Plan.ShouldNotBeNull();
        plan.Summary.ShouldBe("s");
        plan.Tasks.Single().ShouldSatisfyAllConditions(t => t.Role.ShouldBe("implementer"), t => t.Access.ShouldBe(TaskAccess.Write), t => t.NeedsUserInput.ShouldBeFalse());
        plan.IsSmall.ShouldBeTrue();
    }

    [Fact]
    public void A_cycle_is_shown_with_its_path()
    {
        var fault = Only(Task("T01", after: "\"T02\"") + "," + Task("T02", after: "\"T03\"") + "," + Task("T03", after: "\"T02\""));
        fault.Code.ShouldBe("cycle");
        fault.Text.ShouldContain("T02 → T03 → T02");
    }

    [Fact]
    public void A_task_after_itself_is_a_cycle() => Only(Task("T01", after: "\"T01\"")).Text.ShouldContain("T01 → T01");

    [Fact]
    public void A_diamond_is_no_cycle() =>
        Read(Task("T01") + "," + Task("T02", after: "\"T01\"") + "," + Task("T03", after: "\"T01\",\"T01\"") + "," + Task("T04", after: "\"T02\",\"T03\"")).Plan.ShouldNotBeNull();

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../b")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("~/x")]
    [InlineData("a\\\\b")]
    [InlineData("src/*.cs")]
    [InlineData("src/?")]
    [InlineData(".")]
    [InlineData("./")]
    [InlineData("a//b")]
    [InlineData(".git/config")]
    [InlineData("sub/.GIT/hooks")]
    [InlineData("a\\nb")]
    [InlineData("a\\u001bb")]
    [InlineData(" ")]
    public void What_is_no_path_inside_is_refused(string touch) => Only(Task("T01", $"\"{touch}\"")).Code.ShouldBe("outside");

    [Theory]
    [InlineData(".github/workflows/x")]
    [InlineData(".GitHub")]
    [InlineData("./.github/x")]
    [InlineData("deep/CLAUDE.md")]
    [InlineData(".gitmodules")]
    [InlineData(".claude/settings.json")]
    public void What_is_protected_is_refused(string touch) => Only(Task("T01", $"\"{touch}\"")).Code.ShouldBe("protected");

    [Theory]
    [InlineData("R01")]
    [InlineData("t01")]
    [InlineData("T1")]
    [InlineData("T00001")]
    [InlineData("T01\\n")]
    [InlineData("T01/../x")]
    [InlineData("")]
    public void What_is_no_task_id_is_refused(string id) => Only(Task(id)).Code.ShouldBe("id");

    [Fact]
    public void Every_fault_is_reported_at_once()
    {
        var codes = Read("""
            {"id": "T01", "title": " ", "effort": "huge", "touches": []}, {"id": "T01", "title": "t", "touches": ["a"], "dependsOn": ["T09"]}, 7,
            {"id": "T03", "title": "t", "effort": "s", "touches": ["a"], "access": "all"}
            """).Faults.Select(fault => fault.Code).Distinct();
        codes.ShouldBe(["shape", "access", "duplicate-id", "title", "effort", "touches", "id", "unknown-dependency"], ignoreOrder: true);
    }

    [Fact]
    public void A_read_only_task_needs_no_touches() => Read(Task("T01", "", more: ", \"access\": \"read-only\"")).Plan.ShouldNotBeNull();

    [Fact]
    public void A_fault_of_the_text_names_its_line()
    {
        var fault = PlanReader.Read("{\n  \"tasks\": [\n    oops\n").Faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe("json");
        fault.Place.ShouldStartWith("line 3, column ");
    }

    [Theory]
    [InlineData(null, "no-plan")]
    [InlineData("  ", "no-plan")]
    [InlineData("[]", "shape")]
    [InlineData("{\"tasks\": {}}", "shape")]
    [InlineData("{\"tasks\": []}", "empty")]
    [InlineData("{\"tasks\": [{\"id\": \"\\ud800\"}]}", "text")]
    [InlineData("{\"\\ud800\": 1, \"tasks\": []}", "empty")]
    public void What_is_no_plan_is_refused(string? json, string code) => PlanReader.Read(json).Faults.ShouldContain(fault => fault.Code == code);

    [Fact]
    public void A_role_is_one_word() => Read(Task("T01", more: ", \"role\": \" Backend dev\\nsession=x \"")).Plan!.Tasks[0].Role.ShouldBe("Backend-dev-session-x");

    [Fact]
    public void A_chain_of_fifteen_hundred_tasks_written_backwards_is_read_at_once()
    {
        var tasks = Enumerable.Range(100, 1_500).Select(number => Task($"T{number}", after: $"\"T{number + 1}\"")).Append(Task("T1600"));
        var watch = Stopwatch.StartNew();
        Read(string.Join(",", tasks)).Plan!.Tasks.Length.ShouldBe(1_501);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }
}
