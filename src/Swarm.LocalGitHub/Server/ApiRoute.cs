using System.Text.RegularExpressions;

namespace Swarm.LocalGitHub.Server;

/// <summary>One operation of the API. In a pattern <c>{name}</c> is one segment and <c>{name*}</c> one or more.</summary>
internal sealed class ApiRoute(string method, string pattern, Access access, Func<ApiCall, Task<Answer>> handle)
{
    private readonly Regex _regex = new(
        "^" + Regex.Replace(Regex.Escape(pattern), @"\\\{(\w+)(\\\*)?}", match => $"(?<{match.Groups[1].Value}>{(match.Groups[2].Success ? ".+" : "[^/]+")})") + "$",
        RegexOptions.CultureInvariant | RegexOptions.Compiled);

    public Access Access => access;

    public override string ToString() => $"{method} {pattern}";

    public Task<Answer> HandleAsync(ApiCall call) => handle(call);

    public bool Matches(string verb, string path, out IReadOnlyDictionary<string, string> values)
    {
        var match = verb == method ? _regex.Match(path) : Match.Empty;
        values = match.Groups.Cast<Group>().ToDictionary(group => group.Name, group => group.Value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        return match.Success;
    }
}
