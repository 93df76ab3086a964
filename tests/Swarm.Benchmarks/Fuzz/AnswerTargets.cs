using System.Net;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Swarm.GitHub;
using static Swarm.Benchmarks.Fuzz.BrokenPromiseException;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>What reads GitHub's answers; a proxy may have written them.</summary>
internal static class AnswerTargets
{
    private static readonly Uri Url = new("https://api.github.com/app/hook/deliveries");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Reads("page of deliveries", GitHubJson.Default.IReadOnlyListDeliverySummary, FuzzSeeds.DeliveryPages),
        Reads("delivery", GitHubJson.Default.Delivery, FuzzSeeds.Deliveries),
        Reads("installation token", GitHubJson.Default.InstallationToken, FuzzSeeds.Tokens),
        Reads("app credentials", GitHubJson.Default.AppCredentials, FuzzSeeds.Credentials),
        Reads("page of comments", GitHubJson.Default.IReadOnlyListComment, FuzzSeeds.CommentPages),
        Reads("page of checks", GitHubJson.Default.CheckRunPage, FuzzSeeds.CheckPages),
        Reads("page of changed files", GitHubJson.Default.IReadOnlyListPullRequestFile, FuzzSeeds.FilePages),
        Reads("review threads", GitHubJson.Default.GraphAnswerThreadsData, FuzzSeeds.Threads),
        new("refusal", FuzzSeeds.Refusals, body => Unless(RefusalBody.Read(new WireAnswer(Url, HttpStatusCode.UnprocessableEntity, body)).Message.Length < 50_000, "a refusal out of bounds")),
        new("link header", FuzzSeeds.Links, header => Link(Encoding.Latin1.GetString(header))),
    ];

    private static FuzzTarget Reads<T>(string name, JsonTypeInfo<T> shape, IReadOnlyList<string> seeds) =>
        new(name, seeds, body => FuzzTargets.Documented<GitHubUnreadableException>(() => Answers.Read(new WireAnswer(Url, HttpStatusCode.OK, body), shape)));

    private static void Link(string header)
    {
        if (LinkHeader.Next(header) is { } next) LinkHeader.Parameter(next, "cursor");
    }
}
