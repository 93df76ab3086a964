namespace Swarm.Agents.Gateway;

/// <summary>A model by its name, with who serves it at what price.</summary>
internal sealed record ServedModel(string Name, OpenAiProvider Provider, ModelPrice Price)
{
    /// <summary>Null when no provider serves it.</summary>
    public static ServedModel? Find(GatewayOptions options, string name) => options.OpenAiProviders
        .SelectMany(provider => provider.Models.Where(price => price.Fits(name)).Select(price => new ServedModel(name, provider, price)))
        .MaxBy(served => served.Price.Prefix.Length);
}
