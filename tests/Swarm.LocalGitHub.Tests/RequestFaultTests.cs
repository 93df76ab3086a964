namespace Swarm.LocalGitHub.Tests;

public sealed class RequestFaultTests
{
    private const string Comments = "/api/v3/repos/acme/shop/issues/*/comments";

    public static TheoryData<RequestFault, int> Refusals => new()
    {
        { new RequestFault.BadGateway(), 502 },
        { new RequestFault.TooManyRequests(null), 429 },
        { new RequestFault.TooManyRequests(TimeSpan.FromSeconds(7)), 429 },
        { new RequestFault.SecondaryLimit(null), 403 },
        { new RequestFault.SecondaryLimit(TimeSpan.FromMinutes(2)), 403 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_request_does_nothing_and_the_next_one_goes_through(RequestFault fault, int status)
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        Strike(scene, "POST", Comments, fault);

        var refused = await CommentAsync(scene, issue);
        scene.Server.Snapshot("acme", "shop").Comments.ShouldBeEmpty();
        var next = await CommentAsync(scene, issue);

        refused.Status.ShouldBe(status);
        refused.Json["message"].ShouldNotBeNull();
        Named(refused).ShouldBe(fault switch
        {
            RequestFault.TooManyRequests { RetryAfter: not null } => "7",
            RequestFault.SecondaryLimit { RetryAfter: not null } => "120",
            _ => null,
        });
        if (status != 502) refused.Text.ShouldContain("secondary rate limit");
        next.Status.ShouldBe(201);
        scene.Server.InjectedFaults.ShouldHaveSingleItem().Fault.ShouldBe(fault);
        scene.Server.Requests.Count(request => request.Path.EndsWith("/comments", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_late_bad_gateway_has_done_what_was_asked()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        Strike(scene, "POST", Comments, new RequestFault.LateBadGateway());

        var answer = await CommentAsync(scene, issue);

        answer.Status.ShouldBe(502);
        answer.Text.ShouldNotContain("Hello");
        scene.Server.Snapshot("acme", "shop").Comments.ShouldHaveSingleItem().Body.ShouldBe("Hello");
    }

    [Fact]
    public async Task A_lost_answer_has_done_what_was_asked()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        Strike(scene, "POST", Comments, new RequestFault.LostAnswer());

        await Should.ThrowAsync<HttpRequestException>(CommentAsync(scene, issue));

        scene.Server.Snapshot("acme", "shop").Comments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_dropped_connection_has_done_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var issue = scene.Server.CreateIssue("acme", "shop", "maria", "A bug", "");
        Strike(scene, "POST", Comments, new RequestFault.Dropped());

        await Should.ThrowAsync<HttpRequestException>(CommentAsync(scene, issue));

        scene.Server.Snapshot("acme", "shop").Comments.ShouldBeEmpty();
        scene.Server.Requests.Count(request => request.Status == 0).ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_answer_comes_not_before_its_time()
    {
        await using var scene = await Scene.StartAsync();
        Strike(scene, "GET", "/api/v3/repos/acme/shop", new RequestFault.Slow(TimeSpan.FromMilliseconds(300)));
        var started = TimeProvider.System.GetTimestamp();

        (await scene.Repo("GET", "")).Status.ShouldBe(200);

        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task The_nth_that_fits_is_struck_and_GraphQL_too()
    {
        await using var scene = await Scene.StartAsync();
        scene.Server.Disturb(new FaultPlan
        {
            Requests =
            [
                new RequestFaultOrder("*", "/api/v3/repos/*", 3, new RequestFault.BadGateway()),
                new RequestFaultOrder("POST", "/api/graphql", 1, new RequestFault.BadGateway()),
            ],
        });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++) statuses.Add((await scene.Repo("GET", i % 2 == 0 ? "" : "labels")).Status);
        statuses.ShouldBe([200, 200, 502, 200]);
        (await scene.SendAsync("POST", "graphql", new { query = "query { viewer { login } }" }, scene.Token)).Status.ShouldBe(502);
        (await scene.PageAsync("acme/shop")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_push_whose_answer_is_lost_has_landed_and_a_refused_one_has_not()
    {
        await using var scene = await Scene.StartAsync();
        var folder = scene.Folder["work"];
        await Git.RunAsync(scene.Folder.Path, "clone", "-q", Git.Address(scene, scene.Token), folder);
        Strike(scene, "POST", "/acme/shop.git/git-receive-pack", new RequestFault.LostAnswer());
        await Git.RunAsync(folder, "commit", "-q", "--allow-empty", "-m", "More");

        (await Git.TryAsync(folder, "push", "-q", "origin", "HEAD:refs/heads/lost")).Exit.ShouldNotBe(0);
        scene.Server.Snapshot("acme", "shop").Refs.Keys.ShouldContain("refs/heads/lost");

        Strike(scene, "GET", "/acme/shop.git/info/refs", new RequestFault.BadGateway());
        var refused = await Git.TryAsync(folder, "push", "-q", "origin", "HEAD:refs/heads/refused");
        refused.Exit.ShouldNotBe(0);
        refused.Text.ShouldContain("502");
        scene.Server.Snapshot("acme", "shop").Refs.Keys.ShouldNotContain("refs/heads/refused");
    }

    [Fact]
    public async Task Chance_strikes_its_share_with_every_kind_and_the_same_again_for_the_same_seed()
    {
        await using var scene = await Scene.StartAsync();
        RequestFault[] kinds = [new RequestFault.BadGateway(), new RequestFault.TooManyRequests(null), new RequestFault.SecondaryLimit(null), new RequestFault.Dropped(), new RequestFault.LostAnswer()];

        var first = await SeriesAsync(scene, new FaultOdds<RequestFault>(7, 5, kinds));
        var again = await SeriesAsync(scene, new FaultOdds<RequestFault>(7, 5, kinds));
        var other = await SeriesAsync(scene, new FaultOdds<RequestFault>(8, 5, kinds));

        again.ShouldBe(first);
        other.ShouldNotBe(first);
        first.Count(fault => fault is not null).ShouldBeInRange(40, 80);
        first.Distinct().Count().ShouldBe(kinds.Length + 1);
    }

    private static async Task<List<RequestFault?>> SeriesAsync(Scene scene, FaultOdds<RequestFault> odds)
    {
        scene.Server.Disturb(new FaultPlan { RequestOdds = odds });
        var series = new List<RequestFault?>();
        for (var i = 0; i < 300; i++)
        {
            var before = scene.Server.InjectedFaults.Count;
            // What comes of it is another test's matter.
            await scene.Repo("GET", "").ContinueWith(_ => { }, TaskScheduler.Default);
            series.Add(scene.Server.InjectedFaults.Skip(before).SingleOrDefault()?.Fault);
        }

        return series;
    }

    private static void Strike(Scene scene, string method, string path, RequestFault fault) =>
        scene.Server.Disturb(new FaultPlan { Requests = [new RequestFaultOrder(method, path, 1, fault)] });

    private static Task<Reply> CommentAsync(Scene scene, int issue) => scene.Repo("POST", $"issues/{issue}/comments", new { body = "Hello" });

    private static string? Named(Reply reply) => reply.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null;
}
