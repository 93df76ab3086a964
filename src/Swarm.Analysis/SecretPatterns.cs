using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Swarm.Analysis;

/// <summary>The table of credentials. Kinds with a mark of their own come first, the general shapes last.</summary>
internal static class SecretPatterns
{
    private const string Name = "(password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)";

    public static ImmutableArray<SecretPattern> All { get; } =
    [
        Marked("a private key", @"(?<value>-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----)"),
        Marked("a PuTTY private key", @"(?<value>PuTTY-User-Key-File-[0-9])"),
        Judged("an AWS access key", @"\b(?<value>(AKIA|ASIA)[A-Z0-9]{16})\b", value => !value.EndsWith("EXAMPLE", StringComparison.Ordinal)),
        Marked("a GitHub token", @"\b(?<value>gh[pousr]_[A-Za-z0-9_.-]{30,})"),
        Marked("a GitHub token", @"\b(?<value>github_pat_[A-Za-z0-9_]{22,})"),
        Marked("a GitLab token", @"\b(?<value>glpat-[A-Za-z0-9_-]{20,})"),
        Marked("a Slack token", @"\b(?<value>xox[abeoprs]-[A-Za-z0-9-]{10,})"),
        Marked("a Slack webhook", @"(?<value>hooks\.slack\.com/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]{16,})"),
        Marked("a Google API key", @"\b(?<value>AIza[A-Za-z0-9_-]{35})"),
        Marked("a Stripe key", @"\b(?<value>(sk|rk)_live_[A-Za-z0-9]{16,})"),
        Judged("an Anthropic key", @"\b(?<value>sk-ant-[A-Za-z0-9_-]{20,})", SecretValue.IsMixed),
        Judged("an OpenAI key", @"\b(?<value>sk-[A-Za-z0-9_-]{32,})", SecretValue.IsMixed),
        Marked("an npm token", @"\b(?<value>npm_[A-Za-z0-9]{36})"),
        Marked("an Azure storage key", @"AccountKey=(?<value>[A-Za-z0-9+/]{40,}=*)"),
        Marked("a JSON web token", @"\b(?<value>eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,})"),
        Judged("a credential", $@"{Name}[A-Za-z0-9_-]*[""'\]]{{0,2}}\s*(:|=|:=|=>|,)\s*[A-Za-z@$]?[""'`](?<value>[^""'`\s]{{20,}})[""'`]", SecretValue.IsCredential),
        Judged("a credential", $@"^\s*(export\s+|-\s+)?[A-Za-z0-9_.-]*{Name}[A-Za-z0-9_.-]*\s*[:=]\s*(?<value>[^\s""'`#]{{20,}})\s*$", SecretValue.IsCredential) with { SettingsOnly = true },
    ];

    private static SecretPattern Marked(string kind, string shape) => new(kind, Regex(shape, RegexOptions.None), _ => true);

    private static SecretPattern Judged(string kind, string shape, Func<string, bool> isReal) =>
        new(kind, Regex(shape, kind == "a credential" ? RegexOptions.IgnoreCase : RegexOptions.None), isReal);

    private static Regex Regex(string pattern, RegexOptions options) =>
        new(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
