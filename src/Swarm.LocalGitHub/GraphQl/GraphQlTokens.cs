using System.Text.RegularExpressions;

namespace Swarm.LocalGitHub.GraphQl;

/// <summary>Cuts a query into tokens and hands them out one by one.</summary>
internal sealed partial class GraphQlTokens
{
    private readonly List<string> _tokens;
    private int _next;

    public GraphQlTokens(string query)
    {
        var matches = Token().Matches(query);
        if (matches.Sum(match => match.Length) != query.Length) throw new GraphQlFaultException("The query has a character that GraphQL does not know.");
        _tokens = [.. matches.Select(match => match.Value).Where(text => !char.IsWhiteSpace(text[0]) && text[0] is not (',' or '#' or '\uFEFF'))];
    }

    public string? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    public string Take() => _next < _tokens.Count ? _tokens[_next++] : throw new GraphQlFaultException("The query ends too early.");

    public bool TakeIf(string expected)
    {
        if (Peek != expected) return false;
        _next++;
        return true;
    }

    public void Demand(string expected)
    {
        var found = Take();
        if (found != expected) throw new GraphQlFaultException($"Expected \"{expected}\" and found \"{found}\".");
    }

    [GeneratedRegex("""[\s,\uFEFF]+|\#[^\n]*|\.\.\.|[{}()\[\]:$!=@|&]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
