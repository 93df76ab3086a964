using Swarm.Core.Tracks;
using Swarm.EndToEnd.Tests.Stage;

namespace Swarm.EndToEnd.Tests;

public sealed class FaultyPlanTests
{
    private static readonly PlanText Good = PlanText.Of("T01", "src/");

    private static PlanText Faulty(string fault) => fault switch
    {
        "cycle" => new PlanText().Task("T01", ["src/"], ["T02"]).Task("T02", ["docs/"], ["T01"]),
        _ => PlanText.Of("T01", fault),
    };

    [Theory]
    [InlineData("cycle", "T01 → T02 → T01")]
    [InlineData("../x", "'../x' is no path inside the repository")]
    [InlineData(".github/workflows/x", "'.github/workflows/x' is protected")]
    public async Task A_faulty_plan_goes_back_to_the_planner_with_its_faults(string fault, string named)
    {
        var model = new Model()
            .Says("planner", (_, times) => (times == 0 ? Faulty(fault) : Good).Session())
            .Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model);

        var state = await scene.UntilReadyAsync(scene.Label());

        var briefs = model.To("planner");
        briefs.Count.ShouldBe(2);
        briefs[0].Brief.ShouldNotContain("Faults of your last plan");
        briefs[1].Brief.ShouldContain("Faults of your last plan");
        briefs[1].Brief.ShouldContain(named);
        state.Escalations.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_third_faulty_plan_asks_a_person_who_can_have_another()
    {
        var model = new Model()
            .Says("planner", (_, times) => times < 3 ? Faulty("cycle").Session() : Good.Session())
            .Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model);
        var issue = scene.Label();
        await scene.UntilAskedAsync(issue);
        await scene.SettledAsync(issue);

        model.To("planner").Count.ShouldBe(3);
        var asked = scene.Comment(issue, "question/E-01").Body;
        asked.ShouldContain("No valid plan after 3 tries.");
        asked.ShouldContain("T01 → T02 → T01");
        scene.Comment(issue, "status").Body.ShouldContain("The plan of round 3 was refused:");
        scene.Say(issue, "/swarm answer E-01 1");

        await scene.UntilReadyAsync(issue);
        scene.Comment(issue, "status").Body.ShouldNotContain("was refused");
    }

    [Fact]
    public async Task No_plan_at_all_is_a_fault_too()
    {
        var model = new Model()
            .Says("planner", (_, times) => times == 0 ? Session.Reports("I would rather not.") : Good.Session())
            .Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model);

        await scene.UntilReadyAsync(scene.Label());

        model.To("planner")[1].Brief.ShouldContain("There is no plan.");
    }
}
