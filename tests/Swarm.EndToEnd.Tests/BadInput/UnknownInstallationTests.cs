using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.EndToEnd.Tests.Telemetry;
using Swarm.Storage;

namespace Swarm.EndToEnd.Tests.BadInput;

/// <summary>News of an installation that the App does not have, as after it was removed or from another App with the same secret.</summary>
public sealed class UnknownInstallationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_taken_ended_with_the_reason_and_hold_nobody_up()
    {
        var log = new HeardLog();
        var model = new Model().Plans(PlanText.Of("T01", "src/")).Says("T01", Session.Writes("src/more.txt", "six\n"));
        await using var scene = await Scene.OpenAsync(model.Reply, node => node with { RetryPause = TimeSpan.FromMilliseconds(50) }, folder => SmallRepository.WriteAsync(folder, [], Ct), logging => logging.AddProvider(log));
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToList();

        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
            (await Webhooks.SendAsync(scene, id, Labelled(4_000_000 + number), "issues")).ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Stored)));
        var issue = scene.Label();
        await scene.UntilReadyAsync(issue);

        foreach (var id in ids)
        {
            var row = (await scene.Store.FindDeliveryAsync(id, Ct)).ShouldNotBeNull();
            row.Outcome.ShouldBe(DeliveryOutcome.Poisoned);
            row.Reason.ShouldNotBeNull().ShouldContain("404");
            log.Lines.ShouldContain(each => each.Line.Contains($"{id}") && each.Line.Contains("404"));
        }

        scene.GitHub.Requests.Count(request => request.Path.Contains("/installations/4242/")).ShouldBeLessThanOrEqualTo(3 * 5);
    }

    private static byte[] Labelled(int repository) => Encoding.UTF8.GetBytes(
        $$$"""
        {"action":"labeled","label":{"name":"swarm"},"installation":{"id":4242},"sender":{"login":"you","id":3,"type":"User"},
        "issue":{"id":9,"node_id":"I_9","number":2,"title":"T","body":"B","state":"open","labels":[{"name":"swarm"}],"user":{"login":"you","id":3,"type":"User"},
        "html_url":"https://github.com/elsewhere/r{{{repository}}}/issues/2","created_at":"2030-01-01T00:00:00Z","updated_at":"2030-01-01T00:00:00Z"},
        "repository":{"id":{{{repository}}},"name":"r{{{repository}}}","full_name":"elsewhere/r{{{repository}}}","private":false,"default_branch":"main",
        "html_url":"https://github.com/elsewhere/r{{{repository}}}","owner":{"login":"elsewhere","id":8,"type":"Organization"} } }
        """);
}
