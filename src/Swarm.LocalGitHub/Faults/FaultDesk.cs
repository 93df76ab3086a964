using System.IO.Enumeration;
using Swarm.LocalGitHub.State;

namespace Swarm.LocalGitHub.Faults;

/// <summary>Decides what is struck, and remembers it. Safe from any thread.</summary>
internal sealed class FaultDesk(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, int> _counts = [];
    private readonly List<InjectedFault> _requests = [];
    private readonly List<InjectedWebhookFault> _webhooks = [];
    private FaultPlan _plan = FaultPlan.None;

    public IReadOnlyList<InjectedFault> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    public IReadOnlyList<InjectedWebhookFault> Webhooks
    {
        get
        {
            lock (_lock) return [.. _webhooks];
        }
    }

    /// <summary>Counting begins anew; what was struck before stays on record.</summary>
    public void Follow(FaultPlan plan)
    {
        lock (_lock)
        {
            _plan = plan;
            _counts.Clear();
        }
    }

    public RequestFault? Draw(string method, string path)
    {
        lock (_lock)
        {
            RequestFault? fault = null;
            foreach (var order in _plan.Requests.Where(order => Fits(order.Method, method) && Fits(order.Path, path)))
                if (Count(order) == order.Nth) fault ??= order.Fault;
            var subject = $"{method} {path}";
            fault ??= _plan.RequestOdds?.Draw(subject, Count(subject));
            if (fault is not null) _requests.Add(new InjectedFault(method, path, fault, time.GetUtcNow()));
            return fault;
        }
    }

    public WebhookFault? Draw(Delivery delivery)
    {
        var name = delivery.Action is null ? delivery.Event : $"{delivery.Event}.{delivery.Action}";
        lock (_lock)
        {
            WebhookFault? fault = null;
            foreach (var order in _plan.Webhooks.Where(order => Fits(order.Event, name)))
                if (Count(order) == order.Nth) fault ??= order.Fault;
            if (!delivery.Redelivery) fault ??= _plan.WebhookOdds?.Draw(name, Count(name));
            if (fault is not null) _webhooks.Add(new InjectedWebhookFault(name, delivery.Guid, fault, time.GetUtcNow()));
            return fault;
        }
    }

    private static bool Fits(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    private int Count(object subject) => _counts[subject] = _counts.GetValueOrDefault(subject) + 1;
}
