using System.Text.RegularExpressions;

namespace Swarm.Git;

/// <summary>Whether the git of this machine can be used.</summary>
/// <param name="Version">What git says of itself; null when it could not be asked.</param>
/// <param name="Reason">Why it cannot be used; null when it can.</param>
/// <param name="NextStep">What to do about it; null when it can be used.</param>
public sealed partial record GitVersionCheck(Version? Version, string? Reason, string? NextStep)
{
    /// <summary>The first version whose <c>merge-tree</c> merges in bare repositories.</summary>
    public static Version Oldest { get; } = new(2, 38);

    /// <summary>True when the road may be taken.</summary>
    public bool Usable => Reason is null;

    internal static GitVersionCheck Read(string text)
    {
        var match = VersionPattern.Match(text);
        if (!match.Success) return Refuse(null, $"git gave no version that could be read ('{GitException.Reason(text)}').");
        var version = new Version(match.Groups[1].Value);
        return version >= Oldest ? new(version, null, null) : Refuse(version, $"git {version} is too old: {Oldest} or newer is needed.");
    }

    internal static GitVersionCheck Refuse(Version? version, string reason) =>
        new(version, reason, $"Install git {Oldest} or newer and put it on the PATH (https://git-scm.com/downloads).");

    [GeneratedRegex(@"^git version ([0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,6})?)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern { get; }
}
