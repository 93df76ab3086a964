using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Swarm.LocalGitHub.Tests;

/// <summary>An answer of the API.</summary>
internal sealed record Reply(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();
    public JsonArray List => JsonNode.Parse(Text)!.AsArray();
    public string Header(string name) => string.Join(", ", Headers.GetValues(name));

    /// <summary>Status and reason of a refusal must both be GitHub's.</summary>
    public void ShouldRefuse(int status, string reason)
    {
        Status.ShouldBe(status, Text);
        Text.ShouldContain(reason);
        Json["documentation_url"].ShouldNotBeNull();
    }
}
