using System.Collections.Immutable;

namespace Swarm.Agents.Gateway;

/// <summary>A provider that speaks OpenAI's Responses or Chat Completions: OpenAI itself, or a server such as vLLM or Ollama.</summary>
/// <param name="BaseUrl">Its address up to and with the version, such as <c>https://api.openai.com/v1</c>.</param>
/// <param name="Models">
/// The models it serves, each with its price; a price of 0 is for a server that charges nothing. A request for any other model
/// is refused. Where several providers fit a name, the longest prefix decides.
/// </param>
public sealed record OpenAiProvider(Uri BaseUrl, ImmutableArray<ModelPrice> Models)
{
    /// <summary>The real key. Null sends none. Never logged, never shown to an agent.</summary>
    public string? ApiKey { get; init; }

    /// <summary>
    /// The field that limits the output of Chat Completions. Default: <c>max_completion_tokens</c>; a server that knows only the
    /// older one, such as Ollama, wants <c>max_tokens</c>.
    /// </summary>
    public string ChatLimitField { get; init; } = "max_completion_tokens";

    /// <summary>Names the address only: the generated text would show the key.</summary>
    public override string ToString() => $"OpenAiProvider {{ BaseUrl = {BaseUrl} }}";

    internal Uri Address(string path) => new($"{BaseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
}
