using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Swarm.EndToEnd.Tests.Stage;
using Swarm.Storage;
using Swarm.Testing;

namespace Swarm.EndToEnd.Tests;

/// <summary>Every payload of GitHub's own collection, signed and sent to the running receiver.</summary>
public sealed class WebhookExamplesTests
{
    private const int Count = 329;

    private static readonly string Collection =
        Path.Combine(Real.RepositoryRoot, "tests", "npm", "node_modules", "@octokit", "webhooks-examples", "api.github.com", "index.json");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_is_accepted_stored_as_sent_and_handled_without_an_exception()
    {
        var examples = Read();
        await using var scene = await Scene.OpenAsync(new Model());
        var sent = new ConcurrentDictionary<Guid, (string Name, byte[] Body)>(examples.Select(example => KeyValuePair.Create(Guid.NewGuid(), example)));

        await Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct }, async (pair, _) =>
            (await Webhooks.SendAsync(scene, pair.Key, pair.Value.Body, pair.Value.Name)).ShouldBe((HttpStatusCode.Accepted, nameof(DeliveryReceipt.Stored))));
        await scene.HandledAsync();

        var rows = new List<DeliveryRow>();
        foreach (var (id, (name, _)) in sent)
        {
            var row = (await scene.Store.FindDeliveryAsync(id, Ct)).ShouldNotBeNull();
            row.EventName.ShouldBe(name);
            row.Outcome.ShouldNotBeNull();
            rows.Add(row);
        }

        rows.Count.ShouldBe(Count);
        // Two recordings of the collection lack what GitHub documents as always there, and about two queued pull requests GitHub would have
        // to be asked through an installation that is none of ours; they are kept with the reason.
        var parked = rows.FindAll(row => row.Outcome == DeliveryOutcome.Poisoned).ConvertAll(row => $"{row.EventName}: {row.Reason}");
        const string recorded = "issues: $.issue.state: missing, $.issue.labels: missing";
        const string foreign = "merge_group: GitHub refused /api/v3/app/installations/1/access_tokens (404): Not Found";
        parked.ShouldBe([recorded, recorded, foreign, foreign], ignoreOrder: true);
        (await scene.StateAsync(1)).ShouldBeNull("nobody labelled anything here");
    }

    private static List<(string Name, byte[] Body)> Read()
    {
        Real.Component(File.Exists(Collection), "@octokit/webhooks-examples", "npm install --prefix tests/npm");
        var examples = (from family in JsonElement.Parse(File.ReadAllText(Collection)).EnumerateArray()
                        from example in family.GetProperty("examples").EnumerateArray()
                        select (family.GetProperty("name").GetString()!, Encoding.UTF8.GetBytes(example.GetRawText()))).ToList();
        examples.Count.ShouldBe(Count);
        return examples;
    }
}
