using Swarm.Core.Gates;

namespace Swarm.Analysis;

/// <summary>Looks for credentials in what a change adds and says.</summary>
public static class SecretScan
{
    private const string Gate = "secrets";
    private const int NamedMessages = 5;

    private static readonly string[] SettingsEndings = [".env", ".properties", ".ini", ".cfg", ".conf", ".yml", ".yaml", ".toml", ".tfvars"];

    /// <summary>
    /// The gate <c>secrets</c>: keys and tokens that carry a mark of their maker, private keys, and values of at least 20 random characters
    /// (3.5 bits each) given to a name like <c>password</c> or <c>api_key</c>; stand-ins and references to the environment are left out.
    /// Findings in files become annotations; findings in commit messages are named in the summary. No text of the result holds a
    /// found value, only its first four characters.
    /// </summary>
    /// <param name="lines">What the change adds.</param>
    /// <param name="commitMessages">Messages with a name for each, e.g. the commit's short id.</param>
    public static GateResult Measure(IEnumerable<AddedLine> lines, IEnumerable<(string Where, string Text)> commitMessages)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(commitMessages);
        var inFiles = lines.SelectMany(line => Find(line.Path, line.Line, line.Text))
            .OrderBy(f => f.Where, StringComparer.Ordinal).ThenBy(f => f.Line).ToList();
        var inMessages = commitMessages.SelectMany(FindInMessage).ToList();
        if (inFiles.Count + inMessages.Count == 0) return GateResult.Pass(Gate, "The added lines and commit messages hold no credential.");
        return GateResult.Fail(Gate, Summary(inFiles, inMessages), [.. inFiles.Select(f => new GateAnnotation(f.Where, f.Line, f.Says))]);
    }

    private static IEnumerable<SecretFinding> FindInMessage((string Where, string Text) message) =>
        message.Text.Split('\n').SelectMany((text, index) => Find(message.Where, index + 1, text));

    private static List<SecretFinding> Find(string where, int line, string text)
    {
        var findings = new List<SecretFinding>();
        var rest = text;
        foreach (var pattern in SecretPatterns.All.Where(p => !p.SettingsOnly || IsSettings(where)))
        {
            foreach (var value in Values(pattern, rest))
            {
                findings.Add(new(where, line, pattern.Kind, SecretValue.Mask(value)));
                // A value found once is not found again under a more general name.
                rest = rest.Replace(value, " ", StringComparison.Ordinal);
            }
        }
        return findings;
    }

    private static List<string> Values(SecretPattern pattern, string text) =>
        [.. pattern.Shape.Matches(text).Select(match => match.Groups["value"].Value).Where(pattern.IsReal).Distinct()];

    private static bool IsSettings(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith(".env", StringComparison.OrdinalIgnoreCase)
            || SettingsEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static string Summary(List<SecretFinding> inFiles, List<SecretFinding> inMessages)
    {
        var first = inFiles is [var file, ..] ? $", first at {file.Where}:{file.Line}" : "";
        var messages = string.Concat(inMessages.Take(NamedMessages).Select(f => $" Commit message {f.Where}, line {f.Line}: {f.Kind} ({f.Masked})."));
        return $"{inFiles.Count} credentials in added lines{first}; {inMessages.Count} in commit messages.{messages}";
    }
}
