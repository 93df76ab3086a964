using System.Text;
using Swarm.Testing.Contract;

namespace Swarm.GitHub.Tests;

/// <summary>A request as it arrived.</summary>
internal sealed record Heard(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Bearer => Headers.TryGetValue("Authorization", out var value) ? value["Bearer ".Length..] : "";

    /// <summary>As GitHub's description sees it; the answer was made up by the test.</summary>
    public WireExchange Exchange
    {
        get
        {
            var parts = Target.Split('?', 2);
            var path = parts[0] == "/api/graphql" ? "/graphql" : parts[0].Replace("/api/v3", "", StringComparison.Ordinal);
            return new WireExchange(Method, path, 200) { Query = parts.Length == 1 ? "" : parts[1], Headers = Headers, Request = Encoding.UTF8.GetBytes(Body) };
        }
    }
}
