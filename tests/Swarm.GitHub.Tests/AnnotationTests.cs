using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swarm.GitHub.Tests;

public sealed class AnnotationTests
{
    private const string Run = $"{Scene.Repo}/check-runs/500";
    private const string Change = $"PATCH {Run}";

    private static readonly Reply Good = Reply.Json(Samples.CheckRun);

    /// <summary>What GitHub has, in the order in which it came.</summary>
    private readonly JsonArray shown = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_page_whose_answer_is_lost_is_read_back_and_not_added_again(int lost)
    {
        await using var scene = await OpenAsync();
        scene.Server.On(Change, [.. Enumerable.Range(0, 3).Select(page => Takes(scene, page == lost ? Reply.Drop : Good)), Takes(scene, Good)]);

        (await scene.Shop.UpdateCheckRunAsync(500, Check(120), Stop)).ShouldNotBeNull();

        Lines().ShouldBe(Enumerable.Range(1, 120));
    }

    [Fact]
    public async Task A_page_that_never_arrived_is_sent_again()
    {
        await using var scene = await OpenAsync();
        scene.Server.On(Change, Takes(scene, Good), Reply.Status(502), Takes(scene, Good));

        await scene.Shop.UpdateCheckRunAsync(500, Check(120), Stop);

        Lines().ShouldBe(Enumerable.Range(1, 120));
    }

    [Fact]
    public async Task The_same_change_made_twice_adds_nothing()
    {
        await using var scene = await OpenAsync();
        scene.Server.On(Change, Takes(scene, Good));

        await scene.Shop.UpdateCheckRunAsync(500, Check(70), Stop);
        await scene.Shop.UpdateCheckRunAsync(500, Check(70), Stop);

        Lines().ShouldBe(Enumerable.Range(1, 70));
        scene.Server.Count(Change).ShouldBe(3);
    }

    [Fact]
    public async Task Two_that_are_alike_are_both_shown()
    {
        await using var scene = await OpenAsync();
        scene.Server.On(Change, Takes(scene, Reply.Drop), Takes(scene, Good));
        var twice = new CheckAnnotation("a.cs", 1, 1, AnnotationLevel.Failure, "wrong\r\n");

        await scene.Shop.UpdateCheckRunAsync(500, Check(0) with { Output = new CheckOutput("t", "s", Annotations: [twice, twice]) }, Stop);

        Lines().ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Answers_that_are_always_lost_are_told()
    {
        await using var scene = await OpenAsync();
        scene.Server.On(Change, Reply.Drop);

        await Should.ThrowAsync<GitHubUncertainException>(scene.Shop.UpdateCheckRunAsync(500, Check(1), Stop));

        scene.Server.Count(Change).ShouldBe(3);
    }

    [Fact]
    public async Task The_conclusion_goes_with_the_first_page()
    {
        await using var scene = await OpenAsync();
        scene.Server.On(Change, Takes(scene, Good));

        await scene.Shop.UpdateCheckRunAsync(500, Check(120), Stop);

        var first = scene.Server.Requests.First(heard => heard.Method == "PATCH");
        JsonElement.Parse(first.Body).GetProperty("conclusion").GetString().ShouldBe("failure");
    }

    private static CheckRunRequest Check(int annotations) => new(
        "swarm", "aaa", CheckStatus.Completed, CheckConclusion.Failure, "k1",
        Output: new CheckOutput("t", "s", Annotations: [.. Enumerable.Range(1, annotations).Select(line => new CheckAnnotation("a.cs", line, line, AnnotationLevel.Failure, "m"))]));

    private async Task<Scene> OpenAsync()
    {
        var scene = await Scene.StartAsync();
        scene.Server.On($"GET {Run}", Good);
        scene.Server.On($"GET {Run}/annotations?per_page=100", Page(1));
        scene.Server.On($"GET {Run}/annotations?page=2", Page(2));
        return scene;

        Reply Page(int number) => new(context =>
        {
            JsonArray page = [.. shown.Skip((number - 1) * 100).Take(100).Select(each => each!.DeepClone())];
            var reply = Reply.Json(page.ToJsonString());
            if (shown.Count > number * 100) reply = reply.With("Link", $"<{scene.Server.Url.AbsoluteUri.TrimEnd('/')}{Run}/annotations?page={number + 1}>; rel=\"next\"");
            return reply.Act(context);
        });
    }

    /// <summary>The request takes effect, and then it is answered so.</summary>
    private Reply Takes(Scene scene, Reply answer) => new(context =>
    {
        var output = JsonNode.Parse(scene.Server.Requests.Last().Body)!["output"]!;
        foreach (var added in output["annotations"]?.AsArray() ?? []) shown.Add(added!.DeepClone());
        return answer.Act(context);
    });

    private IEnumerable<int> Lines() => shown.Select(each => each!["start_line"]!.GetValue<int>());
}
