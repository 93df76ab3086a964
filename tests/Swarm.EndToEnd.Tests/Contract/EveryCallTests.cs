using System.Reflection;
using System.Text;
using Swarm.GitHub;
using Swarm.Testing.Contract;

namespace Swarm.EndToEnd.Tests.Contract;

public sealed class EveryCallTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_of_the_client_and_its_answer_follow_GitHubs_description()
    {
        await using var bench = await Workbench.OpenAsync();
        var calls = new EveryCall(bench).All.ToList();
        // A new call of the client belongs into the list of calls.
        calls.Select(call => call.Name).ShouldBe(CallsOfTheClient(), ignoreOrder: true);

        foreach (var (name, call) in calls)
        {
            var heard = bench.Contract.Exchanges.Count;
            await call();
            bench.Contract.Exchanges.Count.ShouldBeGreaterThan(heard, $"{name} asked GitHub nothing");
        }

        bench.Contract.Exchanges.ShouldAllBe(exchange => exchange.Status < 400 || exchange.ToString().Contains("/labels/swarm%20bot (404)"));
        bench.Contract.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_webhook_of_those_deeds_follows_GitHubs_description()
    {
        await using var bench = await Workbench.OpenAsync();
        foreach (var (_, call) in new EveryCall(bench).All) await call();

        var page = await bench.App.ListDeliveriesAsync(null, Ct);
        var faults = new List<string>();
        foreach (var summary in page.Deliveries)
        {
            var delivery = (await bench.App.GetDeliveryAsync(summary.Id, Ct)).ShouldNotBeNull();
            faults.AddRange(GitHubContract.WebhookFaults(delivery.Event, Encoding.UTF8.GetBytes(delivery.Request.Payload.GetRawText())));
        }

        page.Deliveries.Select(delivery => delivery.Event).Distinct().ShouldBe(["installation", "issues", "issue_comment", "pull_request", "pull_request_review", "check_run", "push"], ignoreOrder: true);
        faults.ShouldBeEmpty();
    }

    private static IEnumerable<string> CallsOfTheClient() =>
        from type in new[] { typeof(GitHubApp), typeof(GitHubRepository) }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.ReturnType.IsAssignableTo(typeof(Task))
        select method.Name;
}
