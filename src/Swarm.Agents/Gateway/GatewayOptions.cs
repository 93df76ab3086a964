using System.Collections.Immutable;

namespace Swarm.Agents.Gateway;

/// <summary>The operator's settings of the model gateway.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where calls of Anthropic's Messages go.</summary>
    public Uri AnthropicUpstream { get; init; } = new("https://api.anthropic.com");

    /// <summary>Anthropic's real key. Null sends none, which only a scripted model accepts. Never logged, never shown to an agent.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Where calls of OpenAI's Responses and Chat Completions go, by model. Default: nowhere, so that each is refused.</summary>
    public ImmutableArray<OpenAiProvider> OpenAiProviders { get; init; } = [];

    /// <summary>The most output tokens of one call; a request for more is cut to it.</summary>
    public int MaxOutputTokens { get; init; } = 16_000;

    /// <summary>The longest a single call may take, its retries included. Default: 10 minutes.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>An existing folder for the seats' sockets; keep its path short. Default: the system's for temporary files.</summary>
    public string? Scratch { get; init; }

    /// <summary>Prices of Anthropic's models.</summary>
    public ModelPrices Prices { get; init; } = ModelPrices.Default;

    /// <summary>Beta headers that are passed on; all others are dropped.</summary>
    public ImmutableArray<string> AllowedBetas { get; init; } = ["interleaved-thinking-2025-05-14", "fine-grained-tool-streaming-2025-05-14"];

    /// <summary>Names the upstream only: the generated text would show the key.</summary>
    public override string ToString() => $"GatewayOptions {{ AnthropicUpstream = {AnthropicUpstream} }}";
}
