using System.Text.RegularExpressions;

namespace Swarm.Testing.Contract;

/// <summary>A request to the API and its answer. The path is as sent (escaped) and begins below the root of the API.</summary>
public sealed partial record WireExchange(string Method, string Path, int Status)
{
    /// <summary>With its question mark, or empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>Those of the request, names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public ReadOnlyMemory<byte> Request { get; init; }

    public ReadOnlyMemory<byte> Answer { get; init; }

    public string AnswerType { get; init; } = "application/json";

    /// <summary>
    /// The path by which the operation is documented. GitHub sends requests to a renamed or moved repository on to
    /// <c>/repositories/{id}</c>, which it documents nowhere; the operations below are those of <c>/repos/{owner}/{repo}</c>.
    /// </summary>
    public string DocumentedPath => MovedRepository().Replace(Path, "/repos/moved/$1");

    public bool IsGraphQl => Path == "/graphql";

    public override string ToString() => $"{Method} {Path}{Query} ({Status})";

    [GeneratedRegex(@"^/repositories/(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex MovedRepository();
}
