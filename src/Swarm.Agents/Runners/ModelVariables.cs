using Swarm.Cell;

namespace Swarm.Agents.Runners;

/// <summary>What an agent needs to speak to the gateway as if it were the provider. The key is a dummy; the gateway adds the real one.</summary>
internal static class ModelVariables
{
    public static Dictionary<string, string> Of(CellPaths paths, string? model)
    {
        var variables = new Dictionary<string, string>
        {
            ["ANTHROPIC_BASE_URL"] = paths.RelayUrl!,
            ["ANTHROPIC_API_KEY"] = "dummy",
        };
        if (model is not null) variables["SWARM_MODEL"] = model;
        return variables;
    }
}
