//! Numbers of objects. What lopdf has for this takes time that grows with the square of the objects.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Leaves out objects that nothing refers to, and numbers the others from 1 without gaps, in the order in which they
/// were made.
pub(super) fn renumber(file: &mut Document) {
    let numbers: BTreeMap<ObjectId, ObjectId> =
        reached(file).into_iter().zip((1..).map(|number| (number, 0))).collect();
    let objects = std::mem::take(&mut file.objects).into_iter();
    file.objects = objects.filter_map(|(id, object)| Some((*numbers.get(&id)?, object))).collect();
    let to_new = &mut |id: &mut ObjectId| *id = numbers[id];
    file.objects.values_mut().for_each(|object| each_reference(object, to_new));
    each_reference_in(&mut file.trailer, to_new);
    file.max_id =
        u32::try_from(file.objects.len()).expect("a file has fewer than four thousand million objects");
}

fn reached(file: &mut Document) -> BTreeSet<ObjectId> {
    let (mut reached, mut next) = (BTreeSet::new(), Vec::new());
    each_reference_in(&mut file.trailer, &mut |id| next.push(*id));
    while let Some(id) = next.pop() {
        if let Some(object) = file.objects.get_mut(&id).filter(|_| reached.insert(id)) {
            each_reference(object, &mut |id| next.push(*id));
        }
    }
    reached
}

fn each_reference(object: &mut Object, visit: &mut impl FnMut(&mut ObjectId)) {
    match object {
        Object::Reference(id) => visit(id),
        Object::Array(items) => items.iter_mut().for_each(|item| each_reference(item, visit)),
        Object::Dictionary(dictionary) => each_reference_in(dictionary, visit),
        Object::Stream(stream) => each_reference_in(&mut stream.dict, visit),
        _ => {}
    }
}

fn each_reference_in(dictionary: &mut Dictionary, visit: &mut impl FnMut(&mut ObjectId)) {
    dictionary.iter_mut().for_each(|(_, value)| each_reference(value, visit));
}
