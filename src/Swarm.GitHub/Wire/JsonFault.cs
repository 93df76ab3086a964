using System.Text.Json;
using System.Text.RegularExpressions;

namespace Swarm.GitHub;

/// <summary>Where JSON was not what it had to be: a path, and what is wrong there, without our type names.</summary>
internal static partial class JsonFault
{
    public static string Describe(JsonException fault)
    {
        var path = fault.Path ?? "$";
        // The names of missing properties are in the message only.
        var list = fault.Message.IndexOf("including:", StringComparison.Ordinal);
        if (list < 0) return $"{path}: not the value expected";
        var names = Quoted().Matches(fault.Message[list..]).Select(match => match.Groups[1].Value);
        return string.Join(", ", names.Select(name => $"{path}.{name}: missing"));
    }

    [GeneratedRegex("['\"“]([A-Za-z0-9_]+)['\"”]", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
