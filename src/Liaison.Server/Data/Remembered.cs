namespace Liaison.Server.Data;

/// <summary>Records that need not be read again as long as one snapshot or one write lasts: what it has read and nobody changes, and what it has made.</summary>
public sealed class Remembered
{
    private readonly Dictionary<(Type, object), object> records = [];

    /// <summary>Keeps a record, and returns it.</summary>
    public T Add<T>(object id, T record) where T : class
    {
        records[(typeof(T), id)] = record;
        return record;
    }

    /// <summary>A record, or null where it is not among them.</summary>
    public T? Find<T>(object id) where T : class => (T?)records.GetValueOrDefault((typeof(T), id));

    /// <summary>Lets go of a record that is changed now.</summary>
    public void Forget<T>(object id) where T : class => records.Remove((typeof(T), id));

    /// <summary>Lets go of all, at the end of the snapshot or the write.</summary>
    public void Forget() => records.Clear();
}
