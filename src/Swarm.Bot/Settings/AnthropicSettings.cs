namespace Swarm.Bot.Settings;

/// <summary>The model provider behind the gateway.</summary>
/// <param name="ApiKey">The key that the gateway adds; null where none is set, and then no model can be called.</param>
/// <param name="BaseUrl">Root of the interface; default https://api.anthropic.com.</param>
public sealed record AnthropicSettings(Secret? ApiKey, Uri BaseUrl);
