using System.Text.RegularExpressions;
using Swarm.Bot.Receiver;
using Swarm.Bot.Setup;
using Swarm.GitHub;

namespace Swarm.Bot.Cli.Setup;

/// <summary>Reads what was typed into where the App is to be.</summary>
internal static partial class SetupTargets
{
    private const string Default = "https://github.com";

    /// <param name="configured">The address of GitHub that holds without --github; null where none is known.</param>
    public static Outcome<SetupTarget> Read(SetupOptions options, string? configured)
    {
        if (options.Port is < 0 or > 65535) return new Refusal($"{options.Port} is no port.", "Name one from 1 to 65535, or leave --port away.");
        if (options.Repositories.FirstOrDefault(name => !Repository().IsMatch(name)) is { } repository)
            return new Refusal($"'{Answer.Plain(repository, 80)}' is no repository.", "Write it like --repo OWNER/NAME.");
        if (options.Organization is { } organization && !Login().IsMatch(organization))
            return new Refusal($"'{Answer.Plain(organization, 80)}' is no organization's name.", "Write it as in its address on GitHub.");
        if (!GitHub(options.GitHub ?? configured ?? Default).Gives(out var github, out var refusal)) return refusal;
        return options.Url is null ? new SetupTarget(github, options.Organization, null) : Hook(options.Url, github, options.Organization);
    }

    private static Outcome<GitHubAddress> GitHub(string text)
    {
        try
        {
            return GitHubAddress.From(new Uri(text, UriKind.Absolute));
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            return new Refusal($"'{Answer.Plain(text, 80)}' is no address of a GitHub.", "Write it like --github https://github.example, the address that people open in a browser.");
        }
    }

    private static Outcome<SetupTarget> Hook(string text, GitHubAddress github, string? organization)
    {
        var known = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
        if (!known) return new Refusal($"'{Answer.Plain(text, 80)}' is no address for webhooks.", "Write it like --url https://swarm.example.");
        if (url!.IsLoopback && !github.Web.IsLoopback) return new Refusal($"{github.Web.Authority} cannot reach {url.Authority}, which is this machine's own name for itself.", "Name a public address, or leave --url away and use swarm serve --poll.");
        if (url.Scheme == "http" && !url.IsLoopback) return new Refusal("Webhooks carry code and would travel unencrypted over http.", "Put a proxy with https in front and name its address.");
        var full = url.AbsolutePath.EndsWith(WebhookEndpoint.Path, StringComparison.Ordinal) ? url : new Uri(url.AbsoluteUri.TrimEnd('/') + WebhookEndpoint.Path);
        return new SetupTarget(github, organization, full);
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex Repository();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")]
    private static partial Regex Login();
}
