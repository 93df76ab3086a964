using System.Text.RegularExpressions;
using Swarm.Bot.Hosting;
using Swarm.Bot.Setup;
using Swarm.GitHub;
using Swarm.Testing;

namespace Swarm.Bot.Tests.Setup;

public sealed partial class AppManifestTests
{
    [Fact]
    public void It_hears_exactly_the_events_that_the_code_reads()
    {
        // Installation events come by themselves and are never listed.
        var read = WebhookReader.Events.Where(each => ReadByCode().Contains(each.Value.Name) && !each.Key.StartsWith("installation", StringComparison.Ordinal));

        AppManifest.Ours.Events.Select(each => each.Name).ShouldBe(read.Select(each => each.Key), ignoreOrder: true);
    }

    [Fact]
    public void Everything_has_a_reason_and_the_names_that_the_bot_uses_are_the_same()
    {
        var manifest = AppManifest.Ours;

        manifest.Permissions.Select(each => each.Reason).Concat(manifest.Events.Select(each => each.Reason)).Concat(manifest.Optional.Select(each => each.Reason))
            .ShouldAllBe(reason => reason.Length > 20 && reason.EndsWith('.'));
        AppPermissions.All.ShouldBe(manifest.Permissions.ToDictionary(each => each.Name, each => each.Access), ignoreOrder: true);
        manifest.Optional.Select(each => each.Name).ShouldBe(["workflows", "administration", "members"]);
        manifest.Public.ShouldBeFalse();
    }

    [Fact]
    public void GitHub_Enterprise_Server_is_asked_for_nothing_that_it_lacks()
    {
        var text = """
            name: a
            description: b
            public: false
            permissions:
              issues: { access: write, reason: c }
              merge_queues: { access: read, reason: d, only: github.com }
            events:
              merge_group: { reason: e, only: github.com }
            optional: {}
            """;

        var manifest = AppManifestReader.Read(text);

        manifest.For(gitHubCom: true).ShouldBe(manifest);
        manifest.For(gitHubCom: false).Permissions.Select(each => each.Name).ShouldBe(["issues"]);
        manifest.For(gitHubCom: false).Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("access: admin", "'admin' is no access")]
    [InlineData("acess: write", "nothing reads 'acess'")]
    [InlineData("access: write", "reason: a text was expected")]
    public void A_fault_is_named(string permission, string said)
    {
        var text = $"name: a\ndescription: b\npublic: false\nevents: {{}}\noptional: {{}}\npermissions:\n  issues:\n    {permission}\n";

        Should.Throw<FormatException>(() => AppManifestReader.Read(text)).Message.ShouldContain(said);
    }

    /// <summary>The types of webhook events that the rooms of signals name in their patterns.</summary>
    private static HashSet<string> ReadByCode() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Real.RepositoryRoot, "src", "Swarm.Bot", "Signals"), "*.cs")
            .SelectMany(file => Pattern().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"WebhookReading\.Known \{ Event: (\w+)")]
    private static partial Regex Pattern();
}
